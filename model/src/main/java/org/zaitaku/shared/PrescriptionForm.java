package org.zaitaku.shared;

/** 処方箋の発行形態, on screens 「処方箋の発行方法」; codes of OQSCD017. */
public enum PrescriptionForm {
  /** 電子処方箋. */
  ELECTRONIC("1"),
  /** 紙の処方箋. */
  PAPER("2");

  private final String code;

  PrescriptionForm(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
