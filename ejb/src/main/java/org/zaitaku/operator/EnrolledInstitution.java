package org.zaitaku.operator;

import java.io.Serializable;
import java.util.List;

/** An institution that was enrolled, with its first two accounts (ORG-010). */
public record EnrolledInstitution(String code, String name, List<IssuedAccount> accounts)
    implements Serializable {

  public EnrolledInstitution {
    accounts = List.copyOf(accounts);
  }
}
