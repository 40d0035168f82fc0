package org.zaitaku.account;

import jakarta.security.enterprise.credential.AbstractClearableCredential;
import java.util.Optional;

/** What was typed at ［ログイン］, on its way to the {@link AccountIdentityStore}. */
public class ConsoleCredential extends AbstractClearableCredential {

  private LoginAttempt attempt;

  private HalfLoggedIn half;

  public ConsoleCredential(LoginAttempt attempt) {
    this.attempt = attempt;
  }

  /** The password was right; the second factor is asked for next. */
  void askForSecondFactor(HalfLoggedIn next) {
    half = next;
  }

  /** Whoever is half in; empty where the password was wrong, or nothing else is asked for. */
  public Optional<HalfLoggedIn> half() {
    return Optional.ofNullable(half);
  }

  public LoginAttempt attempt() {
    return attempt;
  }

  @Override
  protected void clearCredential() {
    attempt = null;
  }
}
