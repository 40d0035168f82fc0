package org.zaitaku.account;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Period;
import org.zaitaku.shared.UserId;

/**
 * アカウント. Registered with a user ID and a 権限区分 that never change (ACC-022); may be used in its
 * period while it is enabled (LOG-008); locks itself when wrong passwords reach the configured
 * number (LOG-007); after deletion its ID stays reserved (ACC-027).
 */
@Entity
@Table(name = "account")
public class Account {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account_seq")
  @SequenceGenerator(name = "account_seq", sequenceName = "account_seq", allocationSize = 50)
  private Long id;

  @Column(name = "institution_id", nullable = false, updatable = false)
  private Long institutionId;

  @Column(name = "user_id", nullable = false, updatable = false)
  private UserId userId;

  @Enumerated(EnumType.STRING)
  @Column(name = "role", nullable = false, updatable = false)
  private AccountRole role;

  @Column(name = "user_name", nullable = false)
  private String userName;

  @Column(name = "user_name_kana", nullable = false)
  private String userNameKana;

  /** Argon2id with its parameters, as a PHC string. */
  @Column(name = "password_hash", nullable = false)
  private String passwordHash;

  @Column(name = "failed_logins", nullable = false)
  private int failedLogins;

  @Column(name = "locked_at")
  private Instant lockedAt;

  @Column(name = "enabled", nullable = false)
  private boolean enabled;

  @Embedded private Period period;

  @Column(name = "last_login_at")
  private Instant lastLoginAt;

  @Column(name = "deleted_at")
  private Instant deletedAt;

  @Version
  @Column(name = "version", nullable = false)
  private int version;

  protected Account() {}

  /** A new account, enabled; {@code passwordHash} is a PHC string. */
  public static Account register(
      long institutionId,
      UserId userId,
      AccountRole role,
      String userName,
      String userNameKana,
      Period period,
      String passwordHash) {
    Account account = new Account();
    account.institutionId = institutionId;
    account.userId = userId;
    account.role = role;
    account.userName = userName;
    account.userNameKana = userNameKana;
    account.period = period;
    account.passwordHash = passwordHash;
    account.enabled = true;
    return account;
  }

  /** Whether a right password opens the console on this day. */
  public boolean isUsable(LocalDate today) {
    return enabled && !isLocked() && deletedAt == null && role.isHuman() && period.includes(today);
  }

  /** ロック中 (ACC-060). */
  public boolean isLocked() {
    return lockedAt != null;
  }

  /** A wrong password; the account locks when failures in a row reach {@code maxFailures}. */
  public void failLogin(int maxFailures, Instant now) {
    failedLogins++;
    if (failedLogins >= maxFailures && lockedAt == null) {
      lockedAt = now;
    }
  }

  /** A right password: the count of failures starts anew. */
  public void succeedLogin(Instant now) {
    failedLogins = 0;
    lastLoginAt = now;
  }

  /** The same password, hashed with today's parameters. */
  public void rehash(String newHash) {
    passwordHash = newHash;
  }

  public Long id() {
    return id;
  }

  public Long institutionId() {
    return institutionId;
  }

  public UserId userId() {
    return userId;
  }

  public AccountRole role() {
    return role;
  }

  public String userName() {
    return userName;
  }

  public String passwordHash() {
    return passwordHash;
  }
}
