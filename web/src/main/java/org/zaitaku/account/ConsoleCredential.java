package org.zaitaku.account;

import jakarta.security.enterprise.credential.AbstractClearableCredential;

/** What was typed at ［ログイン］, on its way to the {@link AccountIdentityStore}. */
public class ConsoleCredential extends AbstractClearableCredential {

  private LoginAttempt attempt;

  public ConsoleCredential(LoginAttempt attempt) {
    this.attempt = attempt;
  }

  public LoginAttempt attempt() {
    return attempt;
  }

  @Override
  protected void clearCredential() {
    attempt = null;
  }
}
