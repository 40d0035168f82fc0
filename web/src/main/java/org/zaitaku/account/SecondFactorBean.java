package org.zaitaku.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.omnifaces.util.Faces;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.Notice;
import org.zaitaku.shared.ScreenMessages;

/** The second factor: the question after the password, and setting it up. */
@Named
@RequestScoped
public class SecondFactorBean {

  private static final Actor DESK = new Actor.OfSystem("log-in desk");

  @Inject private LoginService login;

  @Inject private SecondFactorService service;

  @Inject private CurrentActor current;

  @Inject private ScreenMessages messages;

  @Inject private Clock clock;

  @Inject
  @ConfigProperty(name = "zaitaku.session.idle", defaultValue = "PT15M")
  private Duration idle;

  private String code;

  private SecondFactorProposal proposal;

  /** For whoever showed the password. */
  public String confirm() {
    HalfLoggedIn half = ConsoleSession.findHalf(Faces.getRequest()).orElseThrow();
    Optional<LoggedIn> user = current.as(DESK, () -> login.confirm(half, code));
    if (user.isEmpty()) {
      messages.errorAt("code", "secondFactor.wrong");
      return null;
    }
    ConsoleSession.begin(Faces.getRequest(), user.get(), clock.instant(), idle);
    if (half.origin().terminal() != null) {
      RememberedInstitution.remember(
          Faces.getRequest(), Faces.getResponse(), user.get().institutionCode());
      TerminalMark.remember(Faces.getRequest(), Faces.getResponse(), half.origin().terminal());
    }
    return "/menu?faces-redirect=true";
  }

  /** For whoever sets it up: the code shows that the app has the seed. */
  public String setUp() {
    LoggedIn user = ConsoleSession.find(Faces.getRequest()).orElseThrow();
    if (!service.confirm(code)) {
      messages.errorAt("code", "secondFactor.wrong");
      return null;
    }
    ConsoleSession.replace(Faces.getRequest(), user.with(Duty.NONE));
    return "/menu?faces-redirect=true&" + Notice.SECOND_FACTOR_SET_UP.parameter();
  }

  /** The seed as text, for who cannot read the picture. */
  public String getSecret() {
    if (proposal == null) {
      proposal = service.propose();
    }
    return proposal.secret();
  }

  public String getCode() {
    return null;
  }

  public void setCode(String code) {
    this.code = code;
  }
}
