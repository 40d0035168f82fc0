package org.zaitaku.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.RowScope;
import org.zaitaku.shared.UserId;

/**
 * The log-in desk (LOG-002, LOG-003, LOG-007, LOG-008). An unknown institution or ID, a wrong
 * password, a locked, disabled or ended account: one hash is computed and the answer is the same.
 */
@Stateless
@UseCase
public class LoginService {

  @Inject private InstitutionRepository institutions;

  @Inject private AccountRepository accounts;

  @Inject private PasswordHashing hashing;

  @Inject private RowScope rows;

  @Inject private AuditTrail audit;

  @Inject private CurrentActor current;

  @Inject private Clock clock;

  /** LOG-007: the 所定回数 after which an account locks. */
  @Inject
  @ConfigProperty(name = "zaitaku.login.max-failures", defaultValue = "5")
  private int maxFailures;

  /**
   * Who logged in; empty where the log-in is refused. The attempt is counted and written down in
   * either case.
   */
  @Requires(Permission.LOGIN_DESK)
  public Optional<LoggedIn> login(LoginAttempt attempt) {
    Optional<Institution> institution = findInstitution(attempt.institutionCode());
    institution.ifPresent(found -> rows.institution(found.id()));
    Optional<Account> account =
        institution.flatMap(
            found ->
                parseUserId(attempt.userId()).flatMap(id -> accounts.findForLogin(found.id(), id)));
    if (account.isEmpty()) {
      hashing.matchNobody(attempt.password());
      audit.refusalWithin(
          AuditAction.LOGIN,
          new AuditSubject(institution.map(Institution::id).orElse(null), null, null),
          ErrorCode.LOGIN_REFUSED.name());
      return Optional.empty();
    }
    return compare(institution.get(), account.get(), attempt.password());
  }

  private Optional<LoggedIn> compare(Institution institution, Account account, String password) {
    boolean right = hashing.matches(password, account.passwordHash());
    AuditSubject subject = AuditSubject.ofAccount(institution.id(), account.id());
    if (!right || !account.isUsable(BusinessDay.today(clock))) {
      if (!right) {
        boolean before = account.isLocked();
        account.failLogin(maxFailures, clock.instant());
        if (account.isLocked() && !before) {
          audit.success(AuditAction.ACCOUNT_LOCKED, subject);
        }
      }
      audit.refusalWithin(AuditAction.LOGIN, subject, ErrorCode.LOGIN_REFUSED.name());
      return Optional.empty();
    }
    if (hashing.isOutdated(account.passwordHash())) {
      account.rehash(hashing.hash(password));
    }
    account.succeedLogin(clock.instant());
    LoggedIn loggedIn = LoggedIn.of(account, institution);
    current.as(
        loggedIn.actor(),
        () -> {
          audit.success(AuditAction.LOGIN, subject);
          return null;
        });
    return Optional.of(loggedIn);
  }

  /** Somebody left: a line of the audit. */
  @Requires(Permission.MENU)
  public void logout() {
    audit.success(AuditAction.LOGOUT, AuditSubject.NONE);
  }

  private Optional<Institution> findInstitution(String code) {
    try {
      return institutions.find(new InstitutionCode(code), BusinessDay.today(clock));
    } catch (BusinessException notACode) {
      return Optional.empty();
    }
  }

  private static Optional<UserId> parseUserId(String userId) {
    try {
      return Optional.of(new UserId(userId));
    } catch (BusinessException notAnId) {
      return Optional.empty();
    }
  }
}
