package org.zaitaku.consent;

/** A consent whose term is over, and whose rows it is among. */
public record OverdueConsent(long consentId, long institutionId, long patientId) {}
