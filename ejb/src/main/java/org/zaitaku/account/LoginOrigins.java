package org.zaitaku.account;

import static org.hibernate.jpa.HibernateHints.HINT_NATIVE_SPACES;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * From where an account was tried (LOG-007). Failures count per account and origin: the terminal
 * where its log-ins succeeded before, else the address. A pair locks at the configured number; an
 * account that others locked from outside still opens at the terminals that it is known at, so that
 * nobody outside can lock an institution out. Whoever calls has locked the account's row.
 */
@Dependent
public class LoginOrigins {

  /** Said of each query: else Hibernate tidies up for every entity that there is. */
  private static final String TABLE = "login_origin";

  /** How long an origin is remembered that is not used. */
  private static final Duration KEPT = Duration.ofDays(400);

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private Clock clock;

  /** LOG-007: the 所定回数 after which a pair, or an account, locks. */
  @Inject
  @ConfigProperty(name = "zaitaku.login.max-failures", defaultValue = "5")
  private int maxFailures;

  /** An account and where it is tried from: what is known of the two. */
  static final class Pair {

    private final byte[] hash;
    private final int failures;
    private final boolean locked;
    private final boolean known;

    Pair(byte[] hash, int failures, boolean locked, boolean known) {
      this.hash = hash;
      this.failures = failures;
      this.locked = locked;
      this.known = known;
    }

    /** Whether a right password from there opens the account as far as locks go. */
    boolean admits(Account account) {
      return !locked && (known || !account.isLocked());
    }
  }

  /** Counts a failure; true where the account is locked by this one. */
  boolean fail(Account account, Pair pair) {
    int failures = pair.failures + 1;
    Instant now = clock.instant();
    write(account, pair.hash, failures, failures >= maxFailures, pair.known, now);
    boolean before = account.isLocked();
    account.failLogin(pair.known, failures, maxFailures, now);
    return account.isLocked() && !before;
  }

  /** Somebody came in from there: the count begins anew, and the terminal is known from now on. */
  void succeed(Account account, LoginOrigin origin, Pair pair) {
    Instant now = clock.instant();
    account.succeedLogin(pair.known ? 0 : pair.failures, now);
    byte[] terminal = origin.ofTerminal();
    if (pair.failures > 0 || terminal == null) {
      write(account, pair.hash, 0, false, pair.known, now);
    }
    if (terminal != null) {
      write(account, terminal, 0, false, true, now);
    }
  }

  /** パスワード初期化 releases every lock of an account. */
  public void release(long accountId) {
    entityManager
        .createNativeQuery(
            "update login_origin set failures = 0, locked_at = null where account_id = ?1 and failures > 0")
        .setParameter(1, accountId)
        .executeUpdate();
  }

  /** Forgets, in all institutions, the origins that nobody used for 400 days. */
  public void forgetOld() {
    entityManager
        .createNativeQuery("select forget_login_origins(?1)", Integer.class)
        .setParameter(1, clock.instant().minus(KEPT))
        .getSingleResult();
  }

  /**
   * One statement. A terminal's mark that the account never succeeded with is anybody's invention.
   */
  Pair pair(Account account, LoginOrigin origin) {
    byte[] terminal = origin.ofTerminal();
    byte[] usual = origin.isCertified() ? terminal : origin.ofAddress();
    List<Pair> pairs = read(account, terminal == null ? usual : terminal, usual);
    return pairs.stream()
        .filter(pair -> pair.known && Arrays.equals(pair.hash, terminal))
        .findFirst()
        .or(() -> pairs.stream().filter(pair -> Arrays.equals(pair.hash, usual)).findFirst())
        .orElse(new Pair(usual, 0, false, false));
  }

  private List<Pair> read(Account account, byte[] one, byte[] other) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "select origin, failures, locked_at is not null, succeeded_at is not null from login_origin"
                    + " where account_id = ?1 and origin in (?2, ?3)")
            .setHint(HINT_NATIVE_SPACES, TABLE)
            .setParameter(1, account.id())
            .setParameter(2, one)
            .setParameter(3, other)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new Pair(
                    (byte[]) row[0],
                    ((Number) row[1]).intValue(),
                    (Boolean) row[2],
                    (Boolean) row[3]))
        .toList();
  }

  private void write(
      Account account, byte[] hash, int failures, boolean locked, boolean known, Instant now) {
    entityManager
        .createNativeQuery(
            "insert into login_origin (account_id, origin, institution_id, failures, locked_at, succeeded_at, seen_at)"
                + " values (?1, ?2, ?3, ?4, case when ?5 then cast(?7 as timestamptz) end, case when ?6 then cast(?7 as timestamptz) end, ?7)"
                + " on conflict (account_id, origin) do update set failures = excluded.failures,"
                + " locked_at = case when ?5 then coalesce(login_origin.locked_at, excluded.locked_at) end,"
                + " succeeded_at = coalesce(login_origin.succeeded_at, excluded.succeeded_at), seen_at = excluded.seen_at")
        .setHint(HINT_NATIVE_SPACES, TABLE)
        .setParameter(1, account.id())
        .setParameter(2, hash)
        .setParameter(3, account.institutionId())
        .setParameter(4, failures)
        .setParameter(5, locked)
        .setParameter(6, known)
        .setParameter(7, now)
        .executeUpdate();
  }
}
