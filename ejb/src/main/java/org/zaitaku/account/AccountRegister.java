package org.zaitaku.account;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.zaitaku.institution.Institution;
import org.zaitaku.shared.AccountRole;

/**
 * Puts accounts into the institution whose rows are open. What the form may hold, its caller has
 * looked at; whether the ID is free is asked here, and the database asks again.
 */
@Dependent
public class AccountRegister {

  @Inject private AccountRepository accounts;

  @Inject private Clock clock;

  /**
   * A new account with an initial password.
   *
   * @param passwordHash of {@link InitialPassword}
   * @throws AccountFormException where the ID is or was in use (ACC-026, ACC-027)
   */
  public Account add(Institution institution, AccountForm form, String passwordHash) {
    if (accounts.isTaken(institution.id(), form.id())) {
      throw new AccountFormException(List.of(new FieldFault(AccountForm.USER_ID, Fault.ID_TAKEN)));
    }
    return accounts.add(Account.register(institution.id(), form, passwordHash, clock.instant()));
  }

  /** Whether the institution has an account of this role that is in nobody's bin. */
  public boolean has(Institution institution, AccountRole role) {
    return accounts.count(institution.id(), role) > 0;
  }
}
