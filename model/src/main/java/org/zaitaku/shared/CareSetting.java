package org.zaitaku.shared;

/** 診療区分 as the external interface numbers it (OQSCD028). */
public enum CareSetting {
  /** 外来. */
  OUTPATIENT("1"),
  /** 訪問診療等. */
  HOME_VISIT("2"),
  /** オンライン診療等・外来診療等（通常とは異なる動線）. */
  ONLINE("3"),
  /** 救急時. */
  EMERGENCY("4");

  private final String code;

  CareSetting(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
