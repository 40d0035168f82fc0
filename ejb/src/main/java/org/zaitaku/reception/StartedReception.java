package org.zaitaku.reception;

/** A reception that has just begun: what its browser keeps, and what it may know. */
public record StartedReception(ReceptionKey key, ReceptionDetails details) {}
