package org.zaitaku.settings;

/** 発行形態選択タイミング (ENV-031), in the order of the list. */
public enum FormChoiceTiming {
  /** 資格確認時以外で確認する. */
  ELSEWHERE,
  /** 資格確認時に確認する. */
  AT_CONFIRMATION
}
