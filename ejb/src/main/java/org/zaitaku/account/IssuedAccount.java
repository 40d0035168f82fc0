package org.zaitaku.account;

import java.time.LocalDate;

/**
 * An account and the initial password that it was just given: handed out once and kept nowhere
 * (ACC-044, ACC-079).
 *
 * @param usableUntil last day of the initial password; null for a system's, which has no end
 */
public record IssuedAccount(
    AccountDetails account, InitialPassword password, LocalDate usableUntil) {

  /** After the password was put into the account. */
  public static IssuedAccount from(Account account, InitialPassword password) {
    return new IssuedAccount(AccountDetails.from(account), password, account.passwordValidUntil());
  }

  /** Never its contents. */
  @Override
  public String toString() {
    return "IssuedAccount";
  }
}
