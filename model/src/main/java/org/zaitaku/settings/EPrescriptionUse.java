package org.zaitaku.settings;

/** 電子処方箋利用区分 (ENV-028), in the order of the list. */
public enum EPrescriptionUse {
  /** 利用しない. */
  NONE,
  /** 電子処方箋のみ. */
  ELECTRONIC_ONLY,
  /** 電子処方箋＋紙の処方箋併用. */
  BOTH,
  /** 紙の処方箋のみ. */
  PAPER_ONLY
}
