package org.zaitaku.account;

/**
 * What somebody typed at the log-in desk, and from where; nothing of it is trusted. The
 * institution's code comes from the terminal's certificate or from the form.
 */
public record LoginAttempt(
    String institutionCode, String userId, String password, LoginOrigin origin) {

  /** A password that was not sent is an empty one: wrong, and as much work. */
  public LoginAttempt {
    password = password == null ? "" : password;
  }

  /** Never its contents. */
  @Override
  public String toString() {
    return "LoginAttempt";
  }
}
