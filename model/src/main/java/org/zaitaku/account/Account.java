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
import org.hibernate.annotations.OptimisticLock;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.Period;
import org.zaitaku.shared.UserId;

/**
 * アカウント. Registered with a user ID and a 権限区分 that never change (ACC-022); may be used in its
 * period while it is enabled (LOG-008); is locked when wrong passwords reach the configured number,
 * except at terminals that it is known at (LOG-007); after deletion its ID stays reserved
 * (ACC-027).
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

  /**
   * Failures of origins that the account never logged in from. Who logs in or fails changes nothing
   * that an administrator looks at while changing the account: such columns leave the version as it
   * is.
   */
  @OptimisticLock(excluded = true)
  @Column(name = "failed_logins", nullable = false)
  private int failedLogins;

  @OptimisticLock(excluded = true)
  @Column(name = "locked_at")
  private Instant lockedAt;

  @Column(name = "enabled", nullable = false)
  private boolean enabled;

  @Embedded private Period period;

  @OptimisticLock(excluded = true)
  @Column(name = "last_login_at")
  private Instant lastLoginAt;

  @Column(name = "deleted_at")
  private Instant deletedAt;

  @Column(name = "registered_at", nullable = false, updatable = false)
  private Instant registeredAt;

  /** Whether the password is still the one that was handed out. */
  @Column(name = "password_initial", nullable = false)
  private boolean passwordInitial;

  @Column(name = "password_set_at", nullable = false)
  private Instant passwordSetAt;

  /** Last day of the password; null where it never ends. */
  @Column(name = "password_valid_until")
  private LocalDate passwordValidUntil;

  /** Seed of the second factor, encrypted; null where none is set up. */
  @Column(name = "totp_seed")
  private byte[] totpSeed;

  /** The last time step that was used. */
  @OptimisticLock(excluded = true)
  @Column(name = "totp_last_step")
  private Long totpLastStep;

  /** When the second factor was shown to work; null before. */
  @Column(name = "totp_confirmed_at")
  private Instant totpConfirmedAt;

  @Version
  @Column(name = "version", nullable = false)
  private int version;

  protected Account() {}

  /**
   * A new account, enabled, with its initial password.
   *
   * @param form without faults
   * @param passwordHash a PHC string
   */
  public static Account register(
      long institutionId, AccountForm form, String passwordHash, Instant now) {
    Account account = new Account();
    account.institutionId = institutionId;
    account.userId = form.id();
    account.role = form.role();
    account.userName = form.userName();
    account.userNameKana = form.userNameKana();
    account.period = form.period();
    account.enabled = true;
    account.registeredAt = now;
    account.handOut(passwordHash, now);
    return account;
  }

  /**
   * An initial password: valid for 30 days and to be changed (ACC-048). A system's password has no
   * end and nobody who could change it (LOG-048, X-13).
   */
  private void handOut(String initialHash, Instant now) {
    passwordHash = initialHash;
    passwordSetAt = now;
    passwordInitial = role.isHuman();
    passwordValidUntil = role.isHuman() ? InitialPassword.validUntil(BusinessDay.of(now)) : null;
  }

  /**
   * パスワード初期化: a new initial password; releases the lock and takes the second factor away (ACC-081,
   *
   */
  public void initializePassword(String initialHash, Instant now) {
    handOut(initialHash, now);
    failedLogins = 0;
    lockedAt = null;
    totpSeed = null;
    totpLastStep = null;
    totpConfirmedAt = null;
  }

  /**
   * パスワード変更 by the person (LOG-045).
   *
   * @param validUntil last day of the new password; null where it need never be changed
   */
  public void changePassword(String newHash, LocalDate validUntil, Instant now) {
    passwordHash = newHash;
    passwordSetAt = now;
    passwordInitial = false;
    passwordValidUntil = validUntil;
  }

  /** 更新: what may be changed later (ACC-069); ID and 権限区分 stay (ACC-022). */
  public void update(AccountForm form, boolean nowEnabled) {
    userName = form.userName();
    userNameKana = form.userNameKana();
    period = form.period();
    enabled = nowEnabled;
  }

  /** 無効にする (ACC-070). */
  public void disable() {
    enabled = false;
  }

  /** 削除: nobody finds it any more, its ID stays taken (ACC-027, ACC-066). */
  public void delete(Instant now) {
    deletedAt = now;
    enabled = false;
  }

  /** Whether a right password opens the console on this day; the lock is another question. */
  public boolean isUsable(LocalDate today) {
    return isInUse(today) && role.isHuman() && !(passwordInitial && isPasswordOver(today));
  }

  /** ロック中 (ACC-060). */
  public boolean isLocked() {
    return lockedAt != null;
  }

  /**
   * A wrong password or code.
   *
   * @param known whether the account ever logged in from there: such failures do not count for
   *     others
   * @param failuresThere in a row, with this one
   */
  public void failLogin(boolean known, int failuresThere, int maxFailures, Instant now) {
    if (!known) {
      failedLogins++;
    }
    if (lockedAt == null && (failuresThere >= maxFailures || failedLogins >= maxFailures)) {
      lockedAt = now;
    }
  }

  /**
   * Somebody came in.
   *
   * @param forgiven failures in a row at an unknown origin, which were this person's own
   */
  public void succeedLogin(int forgiven, Instant now) {
    failedLogins = Math.max(0, failedLogins - forgiven);
    lastLoginAt = now;
  }

  /** A second factor is being set up; it counts when it was shown to work. */
  public void proposeSecondFactor(byte[] sealedSeed) {
    totpSeed = sealedSeed.clone();
    totpLastStep = null;
    totpConfirmedAt = null;
  }

  /** The second factor was shown to work, with the code of this step. */
  public void confirmSecondFactor(long step, Instant now) {
    totpConfirmedAt = now;
    totpLastStep = step;
  }

  /** The code of this step was used: it and the ones before open nothing any more. */
  public void useStep(long step) {
    totpLastStep = step;
  }

  /** Whether a second factor was set up and shown to work. */
  public boolean hasSecondFactor() {
    return totpConfirmedAt != null;
  }

  /** The seed, sealed; null where none was proposed. */
  public byte[] totpSeed() {
    return totpSeed == null ? null : totpSeed.clone();
  }

  /** The step of the last code that was used; the first one comes after it. */
  public long totpLastStep() {
    return totpLastStep == null ? Long.MIN_VALUE : totpLastStep;
  }

  /** The same password, hashed with today's parameters. */
  public void rehash(String newHash) {
    passwordHash = newHash;
  }

  /** Whether a session of this account may go on on this day. */
  public boolean isInUse(LocalDate today) {
    return enabled && deletedAt == null && period.includes(today);
  }

  /** Whether the password was handed out and not changed yet (LOG-004). */
  public boolean isPasswordInitial() {
    return passwordInitial;
  }

  /** Whether the last day of the password is over: an initial one then opens nothing (LOG-006). */
  public boolean isPasswordOver(LocalDate today) {
    return passwordValidUntil != null && today.isAfter(passwordValidUntil);
  }

  public boolean isDeleted() {
    return deletedAt != null;
  }

  public boolean isEnabled() {
    return enabled;
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

  public String userNameKana() {
    return userNameKana;
  }

  public Period period() {
    return period;
  }

  public String passwordHash() {
    return passwordHash;
  }

  public Instant passwordSetAt() {
    return passwordSetAt;
  }

  public LocalDate passwordValidUntil() {
    return passwordValidUntil;
  }

  public Instant lastLoginAt() {
    return lastLoginAt;
  }

  /** Counts changes; whoever changes names the one that they saw. */
  public int version() {
    return version;
  }
}
