package org.zaitaku.account;

import jakarta.security.enterprise.CallerPrincipal;

/** Somebody logged in at the console, as Jakarta Security knows them. */
public class ConsolePrincipal extends CallerPrincipal {

  private static final long serialVersionUID = 1L;

  private final LoggedIn loggedIn;

  public ConsolePrincipal(LoggedIn loggedIn) {
    super(loggedIn.userId());
    this.loggedIn = loggedIn;
  }

  public LoggedIn loggedIn() {
    return loggedIn;
  }
}
