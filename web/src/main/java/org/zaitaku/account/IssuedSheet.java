package org.zaitaku.account;

/** A page of アカウント設定情報: an account with its initial password, and whose it is. */
public record IssuedSheet(String institutionCode, String institutionName, IssuedAccount issued) {

  static IssuedSheet of(LoggedIn user, IssuedAccount issued) {
    return new IssuedSheet(user.institutionCode(), user.institutionName(), issued);
  }

  /** Never its contents. */
  @Override
  public String toString() {
    return "IssuedSheet";
  }
}
