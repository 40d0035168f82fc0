package org.zaitaku.reception;

/**
 * What each of two devices shows while their holders compare a number.
 *
 * @param number 10 to 99
 * @param confirmed whether the holder of this device said so already
 */
public record Matching(int number, boolean confirmed) {}
