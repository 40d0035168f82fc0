package org.zaitaku.ops;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code scripts/purge-audit}: removes the audit's oldest months. Which lines are gone, who removed
 * them and where each chain goes on is written into the operator's chain in the same transaction.
 */
public final class PurgeAudit {

  /** Younger lines are never removed. */
  static final int LEAST_MONTHS = 60;

  /** Chains that one line of the audit tells of. */
  private static final int CHAINS_IN_A_LINE = 200;

  /**
   * The last link of each chain before its first line that stays, with the days of what is gone. A
   * chain that this adds nothing to is told again with what is known of it.
   */
  private static final String PLAN =
      "with stays as (select institution_id, min(seq) filter (where event_at >= ?::timestamptz) as first, max(seq) as last"
          + " from audit_chain group by institution_id),"
          + " ends as (select institution_id, coalesce(first - 1, last) as seq from stays)"
          + " select c.institution_id, c.seq, encode(c.hash, 'hex'),"
          + " (select min((e.at at time zone 'Asia/Tokyo')::date) from audit_chain l join audit_event e"
          + " on e.id = l.event_id and e.at = l.event_at where l.institution_id = c.institution_id and l.seq <= c.seq),"
          + " (select max((e.at at time zone 'Asia/Tokyo')::date) from audit_chain l join audit_event e"
          + " on e.id = l.event_id and e.at = l.event_at where l.institution_id = c.institution_id and l.seq <= c.seq)"
          + " from audit_chain c join ends on ends.institution_id = c.institution_id and ends.seq = c.seq"
          + " order by c.institution_id";

  private static final String REMOVE_LINES =
      "delete from audit_event e using audit_chain c where c.institution_id = ? and c.seq <= ?"
          + " and e.id = c.event_id and e.at = c.event_at";

  private static final String REMOVE_LINKS =
      "delete from audit_chain where institution_id = ? and seq < ?";

  private static final String TELL =
      "insert into audit_event (id, at, correlation_id, actor_kind, actor_name, institution_id, action, outcome, subject, changes)"
          + " values (nextval('audit_event_seq'), clock_timestamp(), gen_random_uuid(), 'SYSTEM', ?, 0, 'AUDIT_PURGED', 'SUCCESS', ?,"
          + " (select jsonb_agg(jsonb_build_object('item', 'auditPurged', 'after', x.kept) order by x.place)::text"
          + " from unnest(?::text[]) with ordinality x(kept, place)))";

  /** Months that ended by then. */
  private static final String OLD_PARTITIONS =
      "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'audit_event'::regclass"
          + " and substring(c.relname from '[0-9]{6}$') < ? order by 1";

  private PurgeAudit() {}

  /**
   * Removes what is older.
   *
   * @param before the first month that stays, by UTC
   * @param by who does it, for the audit
   * @return what is gone now, of each chain
   * @throws Refusal for a month that is too young, without a name, or where the audit is not as it
   *     was written
   */
  static List<AuditPurge> purge(DatabaseTarget target, YearMonth before, String by, Clock clock)
      throws SQLException {
    if (before.isAfter(YearMonth.now(clock.withZone(ZoneOffset.UTC)).minusMonths(LEAST_MONTHS))) {
      throw new Refusal("the last " + LEAST_MONTHS + " months of the audit stay");
    }
    if (by.isBlank() || by.length() > 64) {
      throw new Refusal("say who removes it, in 1 to 64 characters");
    }
    try (Connection connection = target.connect()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      AuditChains chains = new AuditChains(connection);
      List<AuditFinding> findings = chains.verify();
      if (!findings.isEmpty()) {
        throw new Refusal(
            "the audit is not as it was written, nothing is removed: " + findings.get(0));
      }
      connection.rollback();
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      List<AuditPurge> gone = remove(connection, chains.purges(), before, by);
      connection.commit();
      return gone;
    }
  }

  private static List<AuditPurge> remove(
      Connection connection, List<AuditPurge> former, YearMonth before, String by)
      throws SQLException {
    Sql sql = new Sql(connection);
    sql.run("set local row_security = off");
    sql.run("set local time zone 'UTC'");
    // One at a time, and none while partitions are made.
    sql.number("select 1 from pg_advisory_xact_lock(hashtextextended('make_partitions', 0))");
    List<AuditPurge> gone = new ArrayList<>();
    for (Optional<AuditPurge> purge :
        sql.list(
            PLAN,
            row ->
                merge(
                    former,
                    row.getLong(1),
                    row.getLong(2),
                    row.getString(3),
                    row.getObject(4, LocalDate.class),
                    row.getObject(5, LocalDate.class)),
            before.atDay(1) + " 00:00:00+00")) {
      purge.ifPresent(gone::add);
    }
    for (AuditPurge purge : gone) {
      sql.change(REMOVE_LINES, purge.institution(), purge.seq());
      sql.change(REMOVE_LINKS, purge.institution(), purge.seq());
    }
    for (int first = 0; first < gone.size(); first += CHAINS_IN_A_LINE) {
      String[] kept =
          gone.subList(first, Math.min(gone.size(), first + CHAINS_IN_A_LINE)).stream()
              .map(AuditPurge::kept)
              .toArray(String[]::new);
      sql.change(TELL, by, "audit:before-" + before, connection.createArrayOf("text", kept));
    }
    dropEmptyMonths(sql, before);
    return gone;
  }

  private static Optional<AuditPurge> merge(
      List<AuditPurge> former,
      long institution,
      long seq,
      String hash,
      LocalDate from,
      LocalDate until) {
    Optional<AuditPurge> known =
        former.stream().filter(purge -> purge.institution() == institution).findFirst();
    if (from == null) {
      return known;
    }
    return Optional.of(
        new AuditPurge(
            institution,
            known.map(AuditPurge::from).filter(day -> day.isBefore(from)).orElse(from),
            known.map(AuditPurge::until).filter(day -> day.isAfter(until)).orElse(until),
            seq,
            hash,
            "now"));
  }

  /** A month that still has a line, because its chain goes on behind one that stays, stays too. */
  private static void dropEmptyMonths(Sql sql, YearMonth before) throws SQLException {
    for (String month :
        sql.list(OLD_PARTITIONS, row -> row.getString(1), before.toString().replace("-", ""))) {
      if (!sql.exists("select 1 from " + Sql.quoted(month) + " limit 1")) {
        sql.run("drop table " + Sql.quoted(month));
      }
    }
  }

  /** Arguments: the first month that stays, as 2021-04; who removes. */
  public static void main(String[] arguments) {
    Program.run(
        () -> {
          Program.expect(arguments, 2, "purge-audit MONTH NAME");
          YearMonth before = month(arguments[0]);
          OpenDatabase.use(
              System.getenv(),
              target ->
                  purge(target, before, arguments[1], Clock.systemUTC())
                      .forEach(System.out::println));
        });
  }

  private static YearMonth month(String typed) {
    try {
      return YearMonth.parse(typed);
    } catch (DateTimeParseException noMonth) {
      throw new Refusal("a month is written as 2021-04", noMonth);
    }
  }
}
