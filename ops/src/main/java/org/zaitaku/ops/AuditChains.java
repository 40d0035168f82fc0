package org.zaitaku.ops;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Goes through the hash chains of the audit ({@code V007__audit_chain.sql}) link by link, as of one
 * moment and beside a working server. Nothing that the schema defines is asked: whoever altered a
 * line may have altered a function as well.
 *
 * <p>What it cannot find by itself: a chain that somebody with the owner's role made anew from some
 * link on, or cut off at the end. Heads of earlier days out of the server's log find that.
 */
final class AuditChains {

  private static final int ROWS_AT_ONCE = 2_000;

  /** The same expression as in {@code audit_line}. */
  private static final String LINKS =
      "select c.institution_id, c.seq, c.day, c.event_id, c.hash, e.id is not null, jsonb_build_array(1,"
          + " c.institution_id, c.seq, c.day - date '1970-01-01', e.id, (extract(epoch from e.at) * 1000000)::bigint,"
          + " e.correlation_id, e.actor_kind, e.actor_name, e.account_id, e.institution_id, e.action, e.outcome,"
          + " e.patient_id, e.subject, e.detail, e.changes)::text"
          + " from public.audit_chain c left join public.audit_event e on e.id = c.event_id and e.at = c.event_at"
          + " order by c.institution_id, c.seq";

  private static final String UNLINKED =
      "select coalesce(e.institution_id, 0), (e.at at time zone 'Asia/Tokyo')::date, e.id from public.audit_event e"
          + " where not exists (select 1 from public.audit_chain c where c.event_id = e.id and c.event_at = e.at)"
          + " order by e.id";

  private static final String TRIGGERS =
      "select count(*) from pg_trigger t where t.tgrelid in (select 'public.audit_event'::regclass union"
          + " select inhrelid from pg_inherits where inhparent = 'public.audit_event'::regclass)"
          + " and t.tgname in ('audit_chain_link', 'audit_chain_expect') and t.tgenabled = 'O'"
          + " and (t.tgname <> 'audit_chain_link' or (t.tgdeferrable and t.tginitdeferred))";

  private static final String TRIGGERS_WANTED =
      "select 2 * (1 + count(*)) from pg_inherits where inhparent = 'public.audit_event'::regclass";

  private final Connection connection;
  private final Sql sql;
  private final List<AuditFinding> findings = new ArrayList<>();
  private final Map<String, AuditHead> heads = new LinkedHashMap<>();

  private long chain = -1;
  private long seq;
  private byte[] previous = {};

  /**
   * @param connection as owner, in a transaction that reads one snapshot
   */
  AuditChains(Connection connection) {
    this.connection = connection;
    this.sql = new Sql(connection);
  }

  /** What is wrong, in the order of institutions; empty where all is as it was written. */
  List<AuditFinding> verify() throws SQLException {
    // A policy that would hide rows from this role is an error, not an empty answer.
    sql.run("set local row_security = off");
    sql.run("set local search_path = pg_catalog");
    followLinks();
    findUnlinked();
    if (sql.number(TRIGGERS) != sql.number(TRIGGERS_WANTED)) {
      add(AuditFinding.Kind.SWITCHED_OFF, "audit_event");
    }
    return List.copyOf(findings);
  }

  private void followLinks() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LINKS)) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          follow(rows);
        }
      }
    }
  }

  private void follow(ResultSet row) throws SQLException {
    if (row.getLong(1) != chain) {
      chain = row.getLong(1);
      seq = 0;
      previous = new byte[0];
    }
    LocalDate day = row.getObject(3, LocalDate.class);
    String where = "institution " + chain + ", " + day + ", link " + row.getLong(2);
    if (row.getLong(2) != seq + 1) {
      add(AuditFinding.Kind.LINK_MISSING, where + ": the one before is number " + seq);
    }
    seq = row.getLong(2);
    byte[] hash = row.getBytes(5);
    if (!row.getBoolean(6)) {
      add(AuditFinding.Kind.MISSING, where + ", line " + row.getLong(4));
    } else if (!MessageDigest.isEqual(hash, link(row.getString(7)))) {
      add(AuditFinding.Kind.ALTERED, where + ", line " + row.getLong(4));
    }
    // From here on as it stands: one wrong line makes one finding.
    previous = hash;
    String key = chain + " " + day;
    AuditHead before = heads.get(key);
    heads.put(
        key,
        new AuditHead(
            chain,
            day,
            before == null ? 1 : before.links() + 1,
            seq,
            HexFormat.of().formatHex(hash)));
  }

  private byte[] link(String line) {
    MessageDigest digest = Digest.sha256();
    digest.update(previous);
    return digest.digest(line.getBytes(StandardCharsets.UTF_8));
  }

  private void findUnlinked() throws SQLException {
    for (String where :
        sql.list(
            UNLINKED,
            row ->
                "institution "
                    + row.getLong(1)
                    + ", "
                    + row.getObject(2, LocalDate.class)
                    + ", line "
                    + row.getLong(3))) {
      add(AuditFinding.Kind.INSERTED, where);
    }
  }

  /** Each day's head of each chain, after {@link #verify()}. */
  List<AuditHead> heads() {
    return List.copyOf(heads.values());
  }

  /** Compares with heads that stand in the server's log; after {@link #verify()}. */
  List<AuditFinding> compare(List<AuditHead> logged) {
    return logged.stream()
        .distinct()
        .filter(head -> !head.equals(heads.get(head.institution() + " " + head.day())))
        .map(
            head ->
                new AuditFinding(
                    AuditFinding.Kind.NOT_AS_LOGGED,
                    "institution " + head.institution() + ", " + head.day()))
        .toList();
  }

  private void add(AuditFinding.Kind kind, String where) {
    findings.add(new AuditFinding(kind, where));
  }
}
