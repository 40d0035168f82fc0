package org.zaitaku.consent;

/** A consent whose term is over, and the institution among whose rows it is. */
public record OverdueConsent(long consentId, long institutionId) {}
