package org.zaitaku.device;

/** For which マイナ資格確認アプリ has a manual (APP-006). */
public enum DevicePlatform {
  ANDROID,
  IOS,
  WINDOWS
}
