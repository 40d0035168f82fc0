package org.zaitaku.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.util.Faces;

/** The header of every screen: who is logged in (LOG-010), and the way out (LOG-011). */
@Named
@RequestScoped
public class SessionBean {

  @Inject private LoginService login;

  public boolean isOpen() {
    return ConsoleSession.find(Faces.getRequest()).isPresent();
  }

  public LoggedIn getUser() {
    return ConsoleSession.find(Faces.getRequest()).orElse(null);
  }

  /** After so many seconds without a person's action the session is over. */
  public int getIdleSeconds() {
    return Faces.getSession().getMaxInactiveInterval();
  }

  /** 《OK》 of the confirmation (LOG-011). */
  public String logOut() {
    login.logout();
    Faces.invalidateSession();
    return "/login?notice=LEFT&faces-redirect=true";
  }
}
