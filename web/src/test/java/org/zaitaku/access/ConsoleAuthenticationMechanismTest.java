package org.zaitaku.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.account.ConsoleCredential;
import org.zaitaku.account.ConsolePrincipal;
import org.zaitaku.account.LoggedIn;
import org.zaitaku.account.LoginAttempt;
import org.zaitaku.account.People;
import org.zaitaku.shared.AccountRole;

class ConsoleAuthenticationMechanismTest {

  private final Recorded recorded = new Recorded();

  private final Map<String, Object> sessionAnswers = new HashMap<>();

  private final HttpSession session = recorded.as(HttpSession.class, sessionAnswers);

  private final ConsoleCredential credential =
      new ConsoleCredential(new LoginAttempt("1319999015", "kanri01", "any", null));

  @Test
  @Tag("LOG-003")
  void aLoginGetsANewSessionIdBeforeAnythingIsKeptInTheSession() {
    AuthenticationStatus status =
        validate(
            new CredentialValidationResult(
                new ConsolePrincipal(People.of(AccountRole.ADMINISTRATOR)),
                Set.of("ADMINISTRATOR")),
            true);

    assertThat(status).isEqualTo(AuthenticationStatus.SUCCESS);
    assertThat(recorded.calls())
        .containsSubsequence(
            "getSession", "changeSessionId", "setAttribute", "notifyContainerAboutLogin");
  }

  @Test
  void aRefusedLoginBeginsNoSession() {
    AuthenticationStatus status = validate(CredentialValidationResult.INVALID_RESULT, true);

    assertThat(status).isEqualTo(AuthenticationStatus.SEND_FAILURE);
    assertThat(recorded.calls())
        .doesNotContain("getSession", "setAttribute", "notifyContainerAboutLogin");
  }

  @Test
  void whatWasTypedIsForgottenEitherWay() {
    validate(CredentialValidationResult.INVALID_RESULT, true);

    assertThat(credential.isCleared()).isTrue();
    assertThat(credential.attempt()).isNull();
  }

  @Test
  void theSessionSaysWhoARequestIs() {
    sessionAnswers.put("getAttribute", People.of(AccountRole.GENERAL));

    assertThat(validate(CredentialValidationResult.INVALID_RESULT, false))
        .isEqualTo(AuthenticationStatus.SUCCESS);
  }

  @Test
  void withoutALoginNobodyIsKnown() {
    sessionAnswers.put("getAttribute", (LoggedIn) null);

    assertThat(validate(CredentialValidationResult.INVALID_RESULT, false))
        .isEqualTo(AuthenticationStatus.NOT_DONE);
  }

  private AuthenticationStatus validate(CredentialValidationResult result, boolean asked) {
    HttpServletRequest request =
        recorded.as(HttpServletRequest.class, Map.of("getSession", session));
    HttpMessageContext context =
        recorded.as(
            HttpMessageContext.class,
            Map.of(
                "isAuthenticationRequest",
                asked,
                "getAuthParameters",
                AuthenticationParameters.withParams().credential(credential),
                "notifyContainerAboutLogin",
                AuthenticationStatus.SUCCESS,
                "doNothing",
                AuthenticationStatus.NOT_DONE));
    return new ConsoleAuthenticationMechanism(
            typed -> result, Clock.systemUTC(), Duration.ofMinutes(15))
        .validateRequest(request, null, context);
  }
}
