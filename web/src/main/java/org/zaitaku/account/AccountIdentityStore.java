package org.zaitaku.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.CurrentActor;

/**
 * Our accounts as an identity store (LOG-002, LOG-003). Whatever the cause of a refusal, its answer
 * is {@link CredentialValidationResult#INVALID_RESULT}.
 */
@ApplicationScoped
public class AccountIdentityStore implements IdentityStore {

  private static final Actor DESK = new Actor.OfSystem("log-in desk");

  /**
   * So many log-ins at once: each holds 19 MiB and a processor while its hash is computed; patients
   * need theirs.
   */
  private static final int SEATS = 4;

  private static final int LONGEST_WAIT_SECONDS = 10;

  private final Semaphore seats = new Semaphore(SEATS, true);

  @Inject private LoginService login;

  @Inject private CurrentActor current;

  @Override
  public CredentialValidationResult validate(Credential credential) {
    if (!(credential instanceof ConsoleCredential typed)) {
      return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
    if (!takeSeat()) {
      return CredentialValidationResult.INVALID_RESULT;
    }
    try {
      Optional<LoginResult> result = current.as(DESK, () -> login.login(typed.attempt()));
      result.map(LoginResult::half).ifPresent(typed::askForSecondFactor);
      return result
          .flatMap(LoginResult::loggedIn)
          .map(AccountIdentityStore::accept)
          .orElse(CredentialValidationResult.INVALID_RESULT);
    } finally {
      seats.release();
    }
  }

  private boolean takeSeat() {
    try {
      return seats.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static CredentialValidationResult accept(LoggedIn loggedIn) {
    return new CredentialValidationResult(
        new ConsolePrincipal(loggedIn), Set.of(loggedIn.role().name()));
  }
}
