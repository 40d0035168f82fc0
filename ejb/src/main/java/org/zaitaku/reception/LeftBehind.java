package org.zaitaku.reception;

import java.util.UUID;

/** A reception that no thread works on any more, and where it stood. */
public record LeftBehind(UUID receptionId, ReceptionState state) {}
