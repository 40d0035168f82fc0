package org.zaitaku.operator;

import java.util.List;
import org.zaitaku.account.IssuedAccount;

/** An institution that was enrolled, with its first two accounts (ORG-010). */
public record EnrolledInstitution(String code, String name, List<IssuedAccount> accounts) {

  public EnrolledInstitution {
    accounts = List.copyOf(accounts);
  }
}
