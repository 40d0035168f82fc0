package org.zaitaku.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.account.ConsoleCredential;
import org.zaitaku.account.ConsolePrincipal;
import org.zaitaku.account.ConsoleSession;
import org.zaitaku.account.LoggedIn;

/**
 * The console's one mechanism: ［ログイン］ hands it what was typed; afterwards the session says who it
 * is. Whoever is unknown stays unknown here and is turned away by the {@link ClosedDoorFilter}.
 */
@ApplicationScoped
public class ConsoleAuthenticationMechanism implements HttpAuthenticationMechanism {

  private IdentityStoreHandler identityStores;
  private Clock clock;
  private Duration idle;

  protected ConsoleAuthenticationMechanism() {}

  @Inject
  public ConsoleAuthenticationMechanism(
      IdentityStoreHandler identityStores,
      Clock clock,
      @ConfigProperty(name = "zaitaku.session.idle", defaultValue = "PT15M") Duration idle) {
    this.identityStores = identityStores;
    this.clock = clock;
    this.idle = idle;
  }

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    if (context.isAuthenticationRequest()
        && context.getAuthParameters().getCredential() instanceof ConsoleCredential credential) {
      return logIn(request, credential, context);
    }
    return ConsoleSession.find(request)
        .map(loggedIn -> notifyContainer(loggedIn, context))
        .orElseGet(context::doNothing);
  }

  private AuthenticationStatus logIn(
      HttpServletRequest request, ConsoleCredential credential, HttpMessageContext context) {
    CredentialValidationResult result = identityStores.validate(credential);
    credential.clear();
    if (result.getCallerPrincipal() instanceof ConsolePrincipal principal) {
      ConsoleSession.begin(request, principal.loggedIn(), clock.instant(), idle);
      return notifyContainer(principal.loggedIn(), context);
    }
    return AuthenticationStatus.SEND_FAILURE;
  }

  private static AuthenticationStatus notifyContainer(
      LoggedIn loggedIn, HttpMessageContext context) {
    return context.notifyContainerAboutLogin(
        new ConsolePrincipal(loggedIn), Set.of(loggedIn.role().name()));
  }
}
