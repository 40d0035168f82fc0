package org.zaitaku.settings;

/** 利用する, 利用しない. */
public enum Use {
  /** 利用する. */
  USE,
  /** 利用しない. */
  NOT_USED;

  static Use of(boolean used) {
    return used ? USE : NOT_USED;
  }
}
