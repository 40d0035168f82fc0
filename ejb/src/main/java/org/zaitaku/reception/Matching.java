package org.zaitaku.reception;

/**
 * What the browser that began shows while two devices compare a number.
 *
 * @param number 10 to 99
 * @param confirmed whether this browser said so already
 */
public record Matching(int number, boolean confirmed) {}
