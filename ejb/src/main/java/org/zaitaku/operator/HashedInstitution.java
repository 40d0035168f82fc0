package org.zaitaku.operator;

import java.util.Map;
import org.zaitaku.account.InitialPassword;
import org.zaitaku.shared.AccountRole;

/** A form with the initial passwords of its accounts and their hashes. */
public record HashedInstitution(InstitutionForm form, Map<AccountRole, Hashed> passwords) {

  /** An initial password and its PHC string. */
  public record Hashed(InitialPassword password, String hash) {

    /** Never its contents. */
    @Override
    public String toString() {
      return "Hashed";
    }
  }

  public HashedInstitution {
    passwords = Map.copyOf(passwords);
  }
}
