package org.zaitaku.device;

/** 登録状況 of an アクティベーションコード (ACT-013); an invalidated one keeps its own. */
public enum CodeRegistration {
  /** 未登録: no device was registered with it. */
  UNREGISTERED,
  /** 登録済み. */
  REGISTERED
}
