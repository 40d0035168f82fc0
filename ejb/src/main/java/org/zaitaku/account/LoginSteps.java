package org.zaitaku.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.access.Permission;
import org.zaitaku.access.PermissionMatrix;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.RowScope;
import org.zaitaku.shared.UserId;

/**
 * The short transactions of a log-in; the hash between them is computed by {@link LoginService}.
 */
@Stateless
@UseCase
public class LoginSteps {

  /** After so much time a right password without the second factor is forgotten. */
  private static final Duration HALF = Duration.ofMinutes(5);

  @Inject private InstitutionRepository institutions;

  @Inject private AccountRepository accounts;

  @Inject private LoginOrigins origins;

  @Inject private SessionRegister sessions;

  @Inject private SecondFactor secondFactor;

  @Inject private RowScope rows;

  @Inject private SettingsReader settings;

  @Inject private AuditTrail audit;

  @Inject private CurrentActor current;

  @Inject private Clock clock;

  /** ORG-008: so many days before its 利用開始日 an institution may log in. */
  @Inject
  @ConfigProperty(name = "zaitaku.login.lead-days", defaultValue = "60")
  private int leadDays;

  /**
   * Whose password is to be compared.
   *
   * @param institutionId null where the code names none
   * @param accountId null where the ID names none
   * @param passwordHash null where there is no account
   * @param usable whether the right password would open it, as far as this step saw
   */
  public record Candidate(Long institutionId, Long accountId, String passwordHash, boolean usable) {

    /** Never the hash. */
    @Override
    public String toString() {
      return "Candidate[account:" + accountId + "]";
    }
  }

  /** Reads the account and its origins. */
  @Requires(Permission.LOGIN_DESK)
  public Candidate find(LoginAttempt attempt) {
    return find(attempt, account -> true);
  }

  /** The same, where accounts without this permission are as none. */
  @Requires(Permission.LOGIN_DESK)
  public Candidate find(LoginAttempt attempt, Permission needed) {
    return find(attempt, account -> PermissionMatrix.permits(account.role(), needed));
  }

  private Candidate find(LoginAttempt attempt, Predicate<Account> known) {
    Optional<Institution> institution = findInstitution(attempt.institutionCode());
    institution.ifPresent(found -> rows.institution(found.id()));
    Optional<Account> account =
        institution.flatMap(
            found ->
                parseUserId(attempt.userId())
                    .flatMap(id -> accounts.find(found.id(), id))
                    .filter(known));
    return new Candidate(
        institution.map(Institution::id).orElse(null),
        account.map(Account::id).orElse(null),
        account.map(Account::passwordHash).orElse(null),
        account
            .filter(found -> found.isUsable(today()))
            .filter(found -> origins.pair(found, attempt.origin()).admits(found))
            .isPresent());
  }

  /**
   * Looks at the account once more, counts, decides and writes down. Whoever comes in has a session
   * from here on, or is asked for the second factor.
   *
   * @param right whether the password was the candidate's
   * @param renewedHash the same password with today's parameters; null where it stays
   */
  @Requires(Permission.LOGIN_DESK)
  public Optional<LoginResult> decide(
      Candidate candidate, LoginOrigin origin, boolean right, String renewedHash) {
    return admit(candidate, origin, right)
        .map(
            admitted -> {
              Account account = admitted.account;
              if (renewedHash != null) {
                account.rehash(renewedHash);
              }
              return showsSecondFactor(account)
                  ? LoginResult.half(
                      new HalfLoggedIn(
                          account.id(),
                          account.institutionId(),
                          account.passwordSetAt(),
                          clock.instant(),
                          origin))
                  : LoginResult.in(letIn(account, origin, admitted.pair));
            });
  }

  /** As {@link #decide}, for whom no session begins. */
  @Requires(Permission.LOGIN_DESK)
  public Optional<VerifiedAccount> verify(Candidate candidate, LoginOrigin origin, boolean right) {
    return admit(candidate, origin, right)
        .map(
            admitted -> {
              Account account = admitted.account;
              if (!showsSecondFactor(account)) {
                origins.succeed(account, origin, admitted.pair);
              }
              return new VerifiedAccount(
                  new Actor.OfAccount(
                      account.id(),
                      account.institutionId(),
                      institutions.get(account.institutionId()).code(),
                      account.role(),
                      account.userId()),
                  account.isPasswordInitial() || account.isPasswordOver(today()));
            });
  }

  /** Whose password was right, held until the end of the transaction. */
  private record Admitted(Account account, LoginOrigins.Pair pair) {}

  /** Empty where the attempt is refused; then it is counted and written down. */
  private Optional<Admitted> admit(Candidate candidate, LoginOrigin origin, boolean right) {
    if (candidate.accountId() == null) {
      audit.refusalWithin(
          AuditAction.LOGIN,
          new AuditSubject(candidate.institutionId(), null, null),
          ErrorCode.LOGIN_REFUSED.name());
      return Optional.empty();
    }
    rows.institution(candidate.institutionId());
    Account account = accounts.hold(candidate.accountId());
    LoginOrigins.Pair pair = origins.pair(account, origin);
    if (!right) {
      return refuse(account, pair, true);
    }
    // What the hash was compared with may be changed, and locked, since it was read.
    if (!account.passwordHash().equals(candidate.passwordHash())
        || !account.isUsable(today())
        || !pair.admits(account)) {
      return refuse(account, pair, false);
    }
    return Optional.of(new Admitted(account, pair));
  }

  /** Failures are forgiven only to whoever shows both. */
  private boolean showsSecondFactor(Account account) {
    return secondFactor.isNeeded(account.role()) && account.hasSecondFactor();
  }

  /** The second factor after the password; wrong codes count like wrong passwords. */
  @Requires(Permission.LOGIN_DESK)
  public Optional<LoggedIn> confirm(HalfLoggedIn half, String code) {
    rows.institution(half.institutionId());
    Account account = accounts.hold(half.accountId());
    LoginOrigins.Pair pair = origins.pair(account, half.origin());
    if (half.since().plus(HALF).isBefore(clock.instant())
        || !account.passwordSetAt().equals(half.passwordSetAt())
        || !account.isUsable(today())
        || !account.hasSecondFactor()
        || !pair.admits(account)) {
      refuse(account, pair, false);
      return Optional.empty();
    }
    Optional<Long> step = secondFactor.match(account, code);
    if (step.isEmpty()) {
      refuse(account, pair, true);
      return Optional.empty();
    }
    account.useStep(step.get());
    return Optional.of(letIn(account, half.origin(), pair));
  }

  private <T> Optional<T> refuse(Account account, LoginOrigins.Pair pair, boolean counted) {
    AuditSubject subject = AuditSubject.ofAccount(account.institutionId(), account.id());
    if (counted && origins.fail(account, pair)) {
      audit.success(AuditAction.ACCOUNT_LOCKED, subject);
    }
    audit.refusalWithin(AuditAction.LOGIN, subject, ErrorCode.LOGIN_REFUSED.name());
    return Optional.empty();
  }

  private LoggedIn letIn(Account account, LoginOrigin origin, LoginOrigins.Pair pair) {
    origins.succeed(account, origin, pair);
    UUID session = sessions.begin(account, origin.address());
    // Reads the institution too.
    boolean homeVisitsOrOnline = settings.usesHomeVisitsOrOnline(account.institutionId());
    LoggedIn loggedIn =
        LoggedIn.of(
            account,
            institutions.get(account.institutionId()),
            session,
            homeVisitsOrOnline,
            duty(account));
    current.as(
        loggedIn.actor(),
        () -> {
          audit.success(
              AuditAction.LOGIN, AuditSubject.ofAccount(account.institutionId(), account.id()));
          return null;
        });
    return loggedIn;
  }

  private Duty duty(Account account) {
    if (account.isPasswordInitial() || account.isPasswordOver(today())) {
      return Duty.CHANGE_PASSWORD;
    }
    return secondFactor.dutyOf(account);
  }

  private LocalDate today() {
    return BusinessDay.of(now());
  }

  private Instant now() {
    return clock.instant();
  }

  private Optional<Institution> findInstitution(String code) {
    try {
      return institutions
          .findForLogin(new InstitutionCode(code), today(), leadDays)
          .filter(found -> !found.hasEnded(clock.instant()));
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
