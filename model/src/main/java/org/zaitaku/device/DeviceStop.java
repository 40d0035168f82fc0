package org.zaitaku.device;

/** Why a device may not be used any more. */
public enum DeviceStop {
  /** 《利用停止》. */
  STOPPED,
  /** Its アクティベーションコード was invalidated (ACT-020). */
  CODE_INVALIDATED
}
