package org.zaitaku.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.omnifaces.util.Faces;

/** The header of every screen: who is logged in (LOG-010), and the way out (LOG-011). */
@Named
@RequestScoped
public class SessionBean {

  @Inject private SessionService sessions;

  @Inject
  @ConfigProperty(name = "zaitaku.session.idle", defaultValue = "PT15M")
  private Duration idle;

  public boolean isOpen() {
    return ConsoleSession.find(Faces.getRequest()).isPresent();
  }

  /** Whether nothing is left to do before the menu: else the header leads nowhere. */
  public boolean isFree() {
    return getUser().duty() == Duty.NONE;
  }

  public LoggedIn getUser() {
    return ConsoleSession.find(Faces.getRequest()).orElse(null);
  }

  /** After so many seconds without a person's action the session is over. */
  public long getIdleSeconds() {
    return idle.toSeconds();
  }

  /** 《OK》 of the confirmation (LOG-011). */
  public String logOut() {
    sessions.leave(getUser().sessionId());
    Faces.invalidateSession();
    return "/login?notice=LEFT&faces-redirect=true";
  }
}
