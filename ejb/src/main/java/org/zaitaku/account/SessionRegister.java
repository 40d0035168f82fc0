package org.zaitaku.account;

import static org.hibernate.jpa.HibernateHints.HINT_NATIVE_SPACES;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.shared.BusinessDay;

/** Sessions of the console in the institution whose rows are open: one an account. */
@Dependent
class SessionRegister {

  /** Said of each query: else Hibernate tidies up for every entity that there is. */
  private static final String TABLE = "console_session";

  /** The time of the last action is written at most once in this time. */
  private static final Duration GRAIN = Duration.ofMinutes(1);

  /** One query, by primary keys: the session, its account, whether the institution is in use. */
  private static final String STATE =
      "select s.end_reason, s.last_action_at, a.enabled and a.deleted_at is null and a.valid_from <= ?2"
          + " and coalesce(a.valid_until >= ?2, true) and not (a.password_initial and a.password_set_at > s.began_at)"
          + " and coalesce(i.ends_at > ?3, true)"
          + " from console_session s join account a on a.id = s.account_id join institution i on i.id = s.institution_id"
          + " where s.id = ?1";

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /** After so much time without a person's action a session is over. */
  @Inject
  @ConfigProperty(name = "zaitaku.session.idle", defaultValue = "PT15M")
  private Duration idle;

  /** What is known of one session. */
  record State(Optional<SessionEnd> end, Instant lastActionAt, boolean accountInUse) {}

  /** Begins a session; the one that the account has is ended by this. */
  UUID begin(Account account, String address) {
    Instant now = clock.instant();
    entityManager.flush();
    open(account.id())
        .forEach(
            old ->
                end(
                    account.institutionId(),
                    old.id(),
                    isStale(old.lastActionAt(), now) ? SessionEnd.EXPIRED : SessionEnd.REPLACED));
    UUID id = UUID.randomUUID();
    entityManager
        .createNativeQuery(
            "insert into console_session (id, institution_id, account_id, began_at, last_action_at, address)"
                + " values (?1, ?2, ?3, ?4, ?4, ?5)")
        .setHint(HINT_NATIVE_SPACES, TABLE)
        .setParameter(1, id)
        .setParameter(2, account.institutionId())
        .setParameter(3, account.id())
        .setParameter(4, now)
        .setParameter(5, address)
        .executeUpdate();
    return id;
  }

  /** Ends whatever session the account has. */
  void endOf(Account account, SessionEnd reason) {
    open(account.id()).forEach(session -> end(account.institutionId(), session.id(), reason));
  }

  /** Ends every open session of the institution; answers how many there were. */
  int endAll(long institutionId, SessionEnd reason) {
    List<?> open =
        entityManager
            .createNativeQuery(
                "select id from console_session where institution_id = ?1 and ended_at is null order by id")
            .setParameter(1, institutionId)
            .getResultList();
    open.forEach(session -> end(institutionId, (UUID) session, reason));
    return open.size();
  }

  private record Open(UUID id, Instant lastActionAt) {}

  private List<Open> open(long accountId) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "select id, last_action_at from console_session where account_id = ?1"
                    + " and (ended_at is null or end_reason = 'SETTINGS')")
            .setHint(HINT_NATIVE_SPACES, TABLE)
            .setParameter(1, accountId)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Open((UUID) row[0], (Instant) row[1]))
        .toList();
  }

  /** Whether nobody can still be working in it. */
  boolean isStale(Instant lastActionAt, Instant now) {
    return lastActionAt.plus(idle).plus(GRAIN).isBefore(now);
  }

  /** Whether somebody was idle for too long. */
  boolean isIdle(Instant actedAt) {
    return actedAt.plus(idle).isBefore(clock.instant());
  }

  Optional<State> find(UUID id) {
    List<?> rows =
        entityManager
            .createNativeQuery(STATE)
            .setParameter(1, id)
            .setParameter(2, BusinessDay.today(clock))
            .setParameter(3, clock.instant())
            .getResultList();
    return rows.stream()
        .findFirst()
        .map(Object[].class::cast)
        .map(
            row ->
                new State(
                    Optional.ofNullable((String) row[0]).map(SessionEnd::valueOf),
                    (Instant) row[1],
                    (Boolean) row[2]));
  }

  /** Somebody did something; written once a minute. */
  void act(UUID id, Instant lastActionAt) {
    Instant now = clock.instant();
    if (lastActionAt.plus(GRAIN).isAfter(now)) {
      return;
    }
    entityManager
        .createNativeQuery(
            "update console_session set last_action_at = ?2 where id = ?1 and ended_at is null")
        .setParameter(1, id)
        .setParameter(2, now)
        .executeUpdate();
  }

  /**
   * Ends a session that is open, or may still save settings, and writes it down; false where it was
   * over already.
   */
  boolean end(long institutionId, UUID id, SessionEnd reason) {
    List<?> accounts =
        entityManager
            .createNativeQuery(
                "update console_session set ended_at = ?2, end_reason = ?3 where id = ?1"
                    + " and (ended_at is null or end_reason = 'SETTINGS') returning account_id",
                Long.class)
            .setParameter(1, id)
            .setParameter(2, clock.instant())
            .setParameter(3, reason.name())
            .getResultList();
    accounts.forEach(
        account ->
            audit.success(
                AuditAction.SESSION_ENDED,
                AuditSubject.ofAccount(institutionId, (Long) account),
                AuditChanges.NONE.with("reason", null, reason)));
    return !accounts.isEmpty();
  }
}
