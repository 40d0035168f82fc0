package org.zaitaku.bench;

/**
 * Something that costs one hash each time, done again and again.
 *
 * @param cpu of all that were counted
 */
record WithHash(double perSecond, int count, Cpu cpu) {}
