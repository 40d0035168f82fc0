package org.zaitaku.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;

/**
 * The log-in desk (LOG-002, LOG-003, LOG-006 to LOG-008). An unknown institution or ID, a wrong
 * password, a locked, disabled or ended account, an initial password that is too old: one hash is
 * computed, outside of any transaction, and the answer is the same.
 */
@Stateless
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LoginService {

  @Inject private LoginSteps steps;

  @Inject private PasswordHashing hashing;

  /**
   * Who logged in, or is to show the second factor; empty where the log-in is refused. The attempt
   * is counted and written down in either case.
   */
  @Requires(Permission.LOGIN_DESK)
  public Optional<LoginResult> login(LoginAttempt attempt) {
    LoginSteps.Candidate candidate = steps.find(attempt);
    boolean right = isRight(candidate, attempt.password());
    // Not for whom the password opens nothing: a second hash would tell that it was right.
    String renewed =
        right && candidate.usable() && hashing.isOutdated(candidate.passwordHash())
            ? hashing.hash(attempt.password())
            : null;
    return steps.decide(candidate, attempt.origin(), right, renewed);
  }

  private boolean isRight(LoginSteps.Candidate candidate, String password) {
    if (candidate.accountId() == null) {
      hashing.matchNobody(password);
      return false;
    }
    return hashing.matches(password, candidate.passwordHash());
  }

  /**
   * Whose password this is, where no session of the console begins (APP-003). Counted and refused
   * like a log-in; what stands beside it there in place of the second factor is the caller's.
   *
   * @param needed whoever does not hold it is nobody here: counted nothing, locked by nothing
   */
  @Requires(Permission.LOGIN_DESK)
  public Optional<VerifiedAccount> verify(LoginAttempt attempt, Permission needed) {
    LoginSteps.Candidate candidate = steps.find(attempt, needed);
    return steps.verify(candidate, attempt.origin(), isRight(candidate, attempt.password()));
  }

  /** The second factor, after the password. */
  @Requires(Permission.LOGIN_DESK)
  public Optional<LoggedIn> confirm(HalfLoggedIn half, String code) {
    return steps.confirm(half, code);
  }
}
