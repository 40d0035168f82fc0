package org.zaitaku.ops;

/** Where a sequence stands. */
record SequenceState(String name, long lastValue, boolean called) {}
