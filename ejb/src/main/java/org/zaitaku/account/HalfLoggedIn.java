package org.zaitaku.account;

import java.io.Serializable;
import java.time.Instant;

/**
 * The password was right, the second factor is still to be shown: reaches nothing else.
 *
 * @param passwordSetAt a password that was changed since ends this
 */
public record HalfLoggedIn(
    long accountId, long institutionId, Instant passwordSetAt, Instant since, LoginOrigin origin)
    implements Serializable {

  @Override
  public String toString() {
    return "HalfLoggedIn[account:" + accountId + "]";
  }
}
