package org.zaitaku.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zaitaku.access.Permission;
import org.zaitaku.access.PermissionMatrix.AccountOperation;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/** The transactions of {@link AccountService}; each writes its line of the audit. */
@Stateless
@UseCase
public class AccountSteps {

  @Inject private AccountRepository accounts;

  @Inject private AccountRegister register;

  @Inject private AccountRights rights;

  @Inject private InstitutionRepository institutions;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /** All faults of a form, the taken ID among them. */
  @Requires(Permission.ACCOUNT_REGISTER)
  public List<FieldFault> check(AccountForm form) {
    Institution institution = institution();
    List<FieldFault> faults =
        new ArrayList<>(
            form.faults(institution.kind(), rights.rolesFor(AccountOperation.REGISTER)));
    boolean idIsFine =
        faults.stream()
            .noneMatch(
                fault ->
                    fault.field().equals(AccountForm.USER_ID)
                        || fault.field().equals(AccountForm.ROLE));
    if (idIsFine && accounts.isTaken(institution.id(), form.id())) {
      faults.add(0, new FieldFault(AccountForm.USER_ID, Fault.ID_TAKEN));
    }
    return List.copyOf(faults);
  }

  @Requires(Permission.ACCOUNT_REGISTER)
  public String prefix(AccountRole role) {
    return UserIdRule.prefix(role, institution().kind());
  }

  @Requires(Permission.ACCOUNT_REGISTER)
  public IssuedAccount register(AccountForm form, InitialPassword password, String passwordHash) {
    rights.demand(AccountOperation.REGISTER, form.role());
    Account account = register.add(institution(), form, passwordHash);
    accounts.writeNew();
    audit.success(
        AuditAction.ACCOUNT_REGISTERED,
        subject(account),
        AuditChanges.NONE
            .with("role", null, account.role())
            .with("userId", null, account.userId())
            .with("userName", null, account.userName())
            .with("userNameKana", null, account.userNameKana())
            .with("validFrom", null, account.period().validFrom())
            .with("validUntil", null, account.period().validUntil()));
    return IssuedAccount.from(account, password);
  }

  @Requires(Permission.ACCOUNT_UPDATE)
  public AccountDetails update(AccountDetails seen, AccountForm form, boolean enabled) {
    Account account = lock(seen, AccountOperation.UPDATE);
    List<FieldFault> faults = form.faultsOfUpdate();
    if (!faults.isEmpty()) {
      throw new AccountFormException(faults);
    }
    AccountDetails before = AccountDetails.from(account);
    account.update(form, enabled);
    accounts.write();
    AccountDetails after = AccountDetails.from(account);
    audit.success(AuditAction.ACCOUNT_UPDATED, subject(account), before.changesTo(after));
    return after;
  }

  @Requires(Permission.ACCOUNT_UPDATE)
  public void delete(AccountDetails seen) {
    Account account = lock(seen, AccountOperation.DELETE);
    account.delete(clock.instant());
    audit.success(
        AuditAction.ACCOUNT_DELETED,
        subject(account),
        AuditChanges.NONE
            .with("userId", account.userId(), null)
            .with("userName", account.userName(), null));
  }

  @Requires(Permission.ACCOUNT_UPDATE)
  public void demandInitializable(List<Long> ids) {
    ids.forEach(
        id -> {
          Account account = accounts.find(id).orElseThrow(AccountSteps::notFound);
          rights.demand(AccountOperation.INITIALIZE_PASSWORD, account.role());
        });
  }

  @Requires(Permission.ACCOUNT_UPDATE)
  public List<IssuedAccount> initializePasswords(
      Map<Long, InitialPassword> passwords, Map<Long, String> hashes) {
    List<IssuedAccount> issued = new ArrayList<>();
    passwords.keySet().stream()
        .sorted()
        .forEach(
            id -> {
              Account account = lock(id, AccountOperation.INITIALIZE_PASSWORD);
              register.initializePassword(account, hashes.get(id));
              issued.add(IssuedAccount.from(account, passwords.get(id)));
            });
    return issued;
  }

  @Requires(Permission.ACCOUNT_UPDATE)
  public int disable(List<Long> ids) {
    int disabled = 0;
    for (long id : ids.stream().distinct().sorted().toList()) {
      Account account = lock(id, AccountOperation.UPDATE);
      if (account.isEnabled()) {
        account.disable();
        audit.success(
            AuditAction.ACCOUNT_UPDATED,
            subject(account),
            AuditChanges.NONE.with("enabled", true, false));
        disabled++;
      }
    }
    return disabled;
  }

  /**
   * Locked for the transaction: of two administrators the second waits, and then sees what the
   * first did. A version that grew by log-ins only is no conflict.
   */
  private Account lock(AccountDetails seen, AccountOperation operation) {
    Account account = lock(seen.id(), operation);
    AccountDetails now = AccountDetails.from(account);
    if (account.version() != seen.version() && !seen.changesTo(now).list().isEmpty()) {
      throw new AccountConflictException(now);
    }
    return account;
  }

  private Account lock(long id, AccountOperation operation) {
    Account account = accounts.lock(id).orElseThrow(AccountSteps::notFound);
    rights.demand(operation, account.role());
    return account;
  }

  private static BusinessException notFound() {
    return new BusinessException(ErrorCode.NOT_FOUND);
  }

  private Institution institution() {
    return institutions.get(rights.actor().institution());
  }

  private static AuditSubject subject(Account account) {
    return AuditSubject.ofAccount(account.institutionId(), account.id());
  }
}
