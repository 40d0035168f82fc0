package org.zaitaku.consent;

import org.zaitaku.shared.CareSetting;

/** Whose consent, to whom, for what. */
public record ConsentParty(long institutionId, long patientId, CareSetting careSetting) {}
