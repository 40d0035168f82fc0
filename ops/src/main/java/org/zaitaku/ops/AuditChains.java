package org.zaitaku.ops;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Goes through the hash chains of the audit ({@code V007__audit_chain.sql}) link by link, as of one
 * moment and beside a working server. Nothing that the schema defines is asked: whoever altered a
 * line may have altered a function as well.
 *
 * <p>The operator's chain holds each day's heads of all chains: so a chain that was cut off at its
 * end, or made anew from some link on, is found from the next day on, unless the operator's chain
 * was cut off as well. Heads out of the server's log, or out of an earlier run of this, find that
 * too.
 *
 * <p>Old lines may be removed ({@link PurgeAudit}): then the operator's chain holds up to where,
 * and the link that is left there without its line is where the chain begins.
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

  /** What the operator's chain holds of one kind, the oldest first. */
  private static final String KEPT =
      "select coalesce(e.changes, ''), 'on ' || (e.at at time zone 'Asia/Tokyo')::date || ' by ' || e.actor_name"
          + " from public.audit_chain c join public.audit_event e on e.id = c.event_id and e.at = c.event_at"
          + " where c.institution_id = 0 and e.action = ? order by c.seq";

  private static final String HASH_AT =
      "select encode(hash, 'hex') from public.audit_chain where institution_id = ? and seq = ? and day = ?";

  private static final String LINKS_UP_TO =
      "select count(*) from public.audit_chain where institution_id = ? and seq <= ? and day = ?";

  private final Connection connection;
  private final Sql sql;
  private final List<AuditFinding> findings = new ArrayList<>();
  private final Map<String, AuditHead> heads = new LinkedHashMap<>();
  private final Map<Long, AuditPurge> told = new TreeMap<>();
  private final Map<Long, AuditPurge> purges = new TreeMap<>();

  /** Of chains that lost their old end: the day that may have lost some of its links only. */
  private final Map<Long, LocalDate> firstDays = new HashMap<>();

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
    readPurges();
    followLinks();
    findUnlinked();
    compareWithTheOperatorsChain();
    if (sql.number(TRIGGERS) != sql.number(TRIGGERS_WANTED)) {
      add(AuditFinding.Kind.SWITCHED_OFF, "audit_event");
    }
    return List.copyOf(findings);
  }

  /** The newest of each chain tells all that is gone. */
  private void readPurges() throws SQLException {
    sql.list(KEPT, row -> AuditPurge.all(row.getString(1), row.getString(2)), "AUDIT_PURGED")
        .forEach(line -> line.forEach(purge -> told.put(purge.institution(), purge)));
  }

  private void compareWithTheOperatorsChain() throws SQLException {
    for (AuditPurge purge : told.values()) {
      if (!purges.containsKey(purge.institution())) {
        add(AuditFinding.Kind.NOT_AS_KEPT, purge.toString());
      }
    }
    List<AuditHead> kept =
        sql.list(KEPT, row -> AuditHead.all(row.getString(1)), "AUDIT_HEADS_KEPT").stream()
            .flatMap(heads -> heads)
            .toList();
    findings.addAll(compare(kept, AuditFinding.Kind.NOT_AS_KEPT));
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
      if (isLeftByPurge(row)) {
        seq = row.getLong(2);
        previous = row.getBytes(5);
        return;
      }
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
            HexFormat.of().formatHex(hash),
            true));
  }

  /** The link before the first line that was not removed: the operator's chain vouches for it. */
  private boolean isLeftByPurge(ResultSet first) throws SQLException {
    AuditPurge purge = told.get(chain);
    if (purge == null
        || first.getBoolean(6)
        || purge.seq() != first.getLong(2)
        || !purge.hash().equals(HexFormat.of().formatHex(first.getBytes(5)))) {
      return false;
    }
    purges.put(chain, purge);
    firstDays.put(chain, first.getObject(3, LocalDate.class));
    return true;
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

  /** What was removed, and by whom; after {@link #verify()}. */
  List<AuditPurge> purges() {
    return List.copyOf(purges.values());
  }

  /**
   * Compares with heads that stand in the server's log or were printed; after {@link #verify()}.
   */
  List<AuditFinding> compare(List<AuditHead> held) throws SQLException {
    return compare(held, AuditFinding.Kind.NOT_AS_LOGGED);
  }

  private List<AuditFinding> compare(List<AuditHead> held, AuditFinding.Kind kind)
      throws SQLException {
    List<AuditFinding> found = new ArrayList<>();
    for (AuditHead head : newest(held)) {
      if (!isGone(head) && !isAsHeld(head)) {
        found.add(
            new AuditFinding(
                kind,
                "institution " + head.institution() + ", " + head.day() + ", #" + head.seq()));
      }
    }
    return found;
  }

  /** Of a day's heads so far, the last one vouches for those before. */
  private static Set<AuditHead> newest(List<AuditHead> held) {
    Map<String, Long> last = new HashMap<>();
    for (AuditHead head : held) {
      if (!head.whole()) {
        last.merge(head.place(), head.seq(), Math::max);
      }
    }
    return held.stream()
        .filter(head -> head.whole() || last.get(head.place()) == head.seq())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private boolean isGone(AuditHead head) {
    AuditPurge purge = purges.get(head.institution());
    return purge != null && head.seq() <= purge.seq();
  }

  private boolean isAsHeld(AuditHead head) throws SQLException {
    // Of a day that was removed in part the links that are left are fewer.
    boolean inPart =
        firstDays.containsKey(head.institution())
            && !firstDays.get(head.institution()).isBefore(head.day());
    if (head.whole() && !inPart) {
      return head.equals(heads.get(head.place()));
    }
    Object[] place = {head.institution(), head.seq(), head.day()};
    return sql.text(HASH_AT, place).filter(head.hash()::equals).isPresent()
        && (inPart || sql.number(LINKS_UP_TO, place) == head.links());
  }

  private void add(AuditFinding.Kind kind, String where) {
    findings.add(new AuditFinding(kind, where));
  }
}
