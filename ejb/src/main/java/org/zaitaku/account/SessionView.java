package org.zaitaku.account;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.zaitaku.shared.AccountRole;

/** A session of the console that is open, as ［ログイン中の利用者］ shows it. */
public record SessionView(
    UUID id,
    String userId,
    String userName,
    AccountRole role,
    Instant beganAt,
    Instant lastActionAt,
    String address)
    implements Serializable {

  /** Never the name of a person. */
  @Override
  public String toString() {
    return "SessionView[" + id + "]";
  }
}
