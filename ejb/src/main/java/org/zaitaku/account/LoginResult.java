package org.zaitaku.account;

import java.util.Optional;

/**
 * What the log-in desk answers to a right password.
 *
 * @param who whoever is in; null where the second factor is asked for
 * @param half whoever is to show the second factor; null where there is none
 */
public record LoginResult(LoggedIn who, HalfLoggedIn half) {

  static LoginResult in(LoggedIn who) {
    return new LoginResult(who, null);
  }

  static LoginResult half(HalfLoggedIn half) {
    return new LoginResult(null, half);
  }

  public Optional<LoggedIn> loggedIn() {
    return Optional.ofNullable(who);
  }
}
