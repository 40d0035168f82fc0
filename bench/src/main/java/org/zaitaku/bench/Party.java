package org.zaitaku.bench;

/** Whose consent to a home visit, to whom. */
record Party(long institutionId, long patientId) {}
