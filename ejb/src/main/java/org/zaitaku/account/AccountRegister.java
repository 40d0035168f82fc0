package org.zaitaku.account;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.institution.Institution;
import org.zaitaku.shared.AccountRole;

/**
 * Puts accounts into the institution whose rows are open. What the form may hold, its caller has
 * looked at; whether the ID is free is asked here, and the database asks again.
 */
@Dependent
public class AccountRegister {

  @Inject private AccountRepository accounts;

  @Inject private LoginOrigins origins;

  @Inject private SessionRegister sessions;

  @Inject private AuditTrail audit;

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

  /**
   * パスワード初期化 of an account that is locked for the transaction: a new initial password, every lock
   * released, its session ended, all written down (ACC-079, ACC-081, X-09).
   */
  public void initializePassword(Account account, String passwordHash) {
    boolean lockedBefore = account.isLocked();
    account.initializePassword(passwordHash, clock.instant());
    accounts.write();
    origins.release(account.id());
    sessions.endOf(account, SessionEnd.ACCOUNT);
    audit.success(
        AuditAction.PASSWORD_INITIALIZED,
        AuditSubject.ofAccount(account.institutionId(), account.id()),
        AuditChanges.NONE.with("locked", lockedBefore, account.isLocked()));
  }

  /** Whether the institution has an account of this role that is in nobody's bin. */
  public boolean has(Institution institution, AccountRole role) {
    return accounts.count(institution.id(), role) > 0;
  }
}
