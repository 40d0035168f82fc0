package org.zaitaku.ops;

import java.util.Objects;

/** A database role with its password. The password is never printed. */
public record Login(String user, String password) {

  public Login {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
  }

  @Override
  public String toString() {
    return "Login[" + user + "]";
  }
}
