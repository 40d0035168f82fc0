package org.zaitaku.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.CurrentActor;

/**
 * Our accounts as an identity store (LOG-002, LOG-003). Whatever the cause of a refusal, its answer
 * is {@link CredentialValidationResult#INVALID_RESULT}.
 */
@ApplicationScoped
public class AccountIdentityStore implements IdentityStore {

  private static final Actor DESK = new Actor.OfSystem("log-in desk");

  @Inject private LoginService login;

  @Inject private CurrentActor current;

  @Override
  public CredentialValidationResult validate(Credential credential) {
    if (!(credential instanceof ConsoleCredential typed)) {
      return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
    return current
        .as(DESK, () -> login.login(typed.attempt()))
        .map(AccountIdentityStore::accept)
        .orElse(CredentialValidationResult.INVALID_RESULT);
  }

  private static CredentialValidationResult accept(LoggedIn loggedIn) {
    return new CredentialValidationResult(
        new ConsolePrincipal(loggedIn), Set.of(loggedIn.role().name()));
  }
}
