package org.zaitaku.reception;

/** Where the card is read, seen from the browser that began the reception. */
public enum CardDevice {
  /** By the card app of the same device, which comes back to that browser. */
  SAME,
  /**
   * By a phone that read the 二次元コード. Its browser is a stranger: both devices show a number, and who
   * holds them says that it is the same.
   */
  OTHER
}
