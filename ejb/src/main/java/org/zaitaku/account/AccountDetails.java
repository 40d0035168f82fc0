package org.zaitaku.account;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.shared.AccountRole;

/**
 * An account as screens and files show it (ACC-021, ACC-064, ACC-068 to ACC-071).
 *
 * @param version counts every change of the row, log-ins among them
 * @param validUntil null where it does not end
 * @param lastLoginAt null before the first
 */
public record AccountDetails(
    long id,
    int version,
    AccountRole role,
    String userId,
    String userName,
    String userNameKana,
    boolean enabled,
    boolean locked,
    LocalDate validFrom,
    LocalDate validUntil,
    Instant lastLoginAt)
    implements Serializable {

  static AccountDetails from(Account account) {
    return new AccountDetails(
        account.id(),
        account.version(),
        account.role(),
        account.userId().value(),
        account.userName(),
        account.userNameKana(),
        account.isEnabled(),
        account.isLocked(),
        account.period().validFrom(),
        account.period().validUntil(),
        account.lastLoginAt());
  }

  /** What administrators can change and did, from this to {@code later} (ACC-069, ACC-070). */
  public AuditChanges changesTo(AccountDetails later) {
    return AuditChanges.NONE
        .with("userName", userName, later.userName)
        .with("userNameKana", userNameKana, later.userNameKana)
        .with("enabled", enabled, later.enabled)
        .with("validFrom", validFrom, later.validFrom)
        .with("validUntil", validUntil, later.validUntil);
  }

  /** Never names of people. */
  @Override
  public String toString() {
    return "AccountDetails[" + id + "]";
  }
}
