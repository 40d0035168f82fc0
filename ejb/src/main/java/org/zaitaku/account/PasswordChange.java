package org.zaitaku.account;

/** What was typed at ［パスワード変更］. A field that was not sent is an empty one. */
public record PasswordChange(String oldPassword, String newPassword, String repeated) {

  public PasswordChange {
    oldPassword = oldPassword == null ? "" : oldPassword;
    newPassword = newPassword == null ? "" : newPassword;
    repeated = repeated == null ? "" : repeated;
  }

  /** Never its contents. */
  @Override
  public String toString() {
    return "PasswordChange";
  }
}
