package org.zaitaku.operator;

import java.io.Serializable;
import java.time.LocalDate;
import org.zaitaku.shared.AccountRole;

/**
 * An account with the initial password that was handed out: shown once, kept nowhere.
 *
 * @param validUntil last day on which the initial password opens the door
 */
public record IssuedAccount(AccountRole role, String userId, String password, LocalDate validUntil)
    implements Serializable {

  /** Never the password. */
  @Override
  public String toString() {
    return "IssuedAccount[" + role + "]";
  }
}
