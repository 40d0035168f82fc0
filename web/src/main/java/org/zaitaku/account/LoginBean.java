package org.zaitaku.account;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import java.util.Optional;
import org.omnifaces.util.Faces;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.ScreenMessages;

/** ［ログイン］ (LOG-002, LOG-003). */
@Named
@RequestScoped
public class LoginBean {

  @Inject private SecurityContext security;

  @Inject private TerminalInstitution terminal;

  @Inject private ScreenMessages messages;

  @Inject private SessionBean session;

  private String institutionCode;
  private String userId;
  private String password;

  /**
   * The page keeps no state, so that it never expires: what was typed comes back from the request.
   */
  @PostConstruct
  void recall() {
    institutionCode =
        Optional.ofNullable(Faces.getRequestParameter("institution-code"))
            .or(() -> RememberedInstitution.find(Faces.getRequest()))
            .orElse(null);
    userId = Faces.getRequestParameter("user-id");
  }

  /** ［メニュー］ for whoever is logged in already. */
  public String skip() {
    return ConsoleSession.find(Faces.getRequest()).isPresent() ? "/menu?faces-redirect=true" : null;
  }

  /**
   * Whoever is still logged in on this terminal is logged out first, so that nobody works under
   * another's name.
   */
  public String logIn() {
    if (ConsoleSession.find(Faces.getRequest()).isPresent()) {
      return session.logOut();
    }
    LoginOrigin origin = terminal.origin(Faces.getRequest());
    LoginAttempt attempt = new LoginAttempt(institution(), userId, password, origin);
    ConsoleCredential credential = new ConsoleCredential(attempt);
    AuthenticationStatus status =
        security.authenticate(
            Faces.getRequest(),
            Faces.getResponse(),
            AuthenticationParameters.withParams().credential(credential));
    if (credential.half().isPresent()) {
      // For the server nobody is logged in yet; the page alone goes on.
      ConsoleSession.beginHalf(Faces.getRequest(), credential.half().get());
      return "/second-factor?faces-redirect=true";
    }
    if (status != AuthenticationStatus.SUCCESS) {
      messages.error(ErrorCode.LOGIN_REFUSED);
      return null;
    }
    if (!isByCertificate()) {
      RememberedInstitution.remember(Faces.getRequest(), Faces.getResponse(), institutionCode);
      TerminalMark.remember(Faces.getRequest(), Faces.getResponse(), origin.terminal());
    }
    return "/menu?faces-redirect=true";
  }

  private String institution() {
    return isByCertificate() ? terminal.find(Faces.getRequest()).orElse(null) : institutionCode;
  }

  /** Whether the terminal's certificate names the institution, and nobody types its code. */
  public boolean isByCertificate() {
    return terminal.isByCertificate();
  }

  public String getInstitutionCode() {
    return institutionCode;
  }

  public void setInstitutionCode(String institutionCode) {
    this.institutionCode = institutionCode;
  }

  public String getUserId() {
    return userId;
  }

  public void setUserId(String userId) {
    this.userId = userId;
  }

  /** Never shown again. */
  public String getPassword() {
    return null;
  }

  public void setPassword(String password) {
    this.password = password;
  }
}
