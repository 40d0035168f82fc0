package org.zaitaku.ops;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What schema public holds, read from pg_catalog; what extensions own is left out. */
record Catalog(Sql sql) {

  /** Kept by Flyway, which writes it anew when a backup is restored. */
  static final String HISTORY = "flyway_schema_history";

  private static final String OURS =
      " c.relnamespace = 'public'::regnamespace and not exists (select 1 from pg_depend d where"
          + " d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')";

  /** One text form of every value, whatever the defaults of server and role are. */
  void fixTextForm() throws SQLException {
    for (String setting :
        List.of(
            "datestyle = 'ISO, YMD'",
            "intervalstyle = 'postgres'",
            "timezone = 'UTC'",
            "extra_float_digits = 1",
            "bytea_output = 'hex'",
            "search_path = public, pg_catalog")) {
      sql.run("set local " + setting);
    }
    // A policy that applies to this role is an error then; rows are never left out in silence.
    sql.run("set local row_security = off");
  }

  List<CatalogTable> tables() throws SQLException {
    List<CatalogTable> tables = new ArrayList<>();
    for (String name :
        sql.list(
            "select relname from pg_class c where relkind in ('r', 'p') and not relispartition"
                + " and relname <> ? and"
                + OURS
                + " order by relname collate \"C\"",
            row -> row.getString(1),
            HISTORY)) {
      tables.add(new CatalogTable(name, columns(name), order(name)));
    }
    return tables;
  }

  private List<String> columns(String table) throws SQLException {
    return sql.list(
        "select attname from pg_attribute where attrelid = ?::regclass and attnum > 0"
            + " and not attisdropped and attgenerated = '' order by attnum",
        row -> row.getString(1),
        "public." + Sql.quoted(table));
  }

  /** By primary key; where there is none, by the text of the whole row. */
  private List<String> order(String table) throws SQLException {
    List<String> key =
        sql.list(
            "select a.attname, a.attcollation <> 0 from pg_index i"
                + " cross join unnest(i.indkey) with ordinality k (attnum, place)"
                + " join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum"
                + " where i.indrelid = ?::regclass and i.indisprimary order by k.place",
            row ->
                "t." + Sql.quoted(row.getString(1)) + (row.getBoolean(2) ? " collate \"C\"" : ""),
            "public." + Sql.quoted(table));
    return key.isEmpty() ? List.of("t::text collate \"C\"") : key;
  }

  List<ForeignKey> foreignKeys() throws SQLException {
    return sql.list(
        "select k.conname, c.relname, f.relname, case when not k.condeferrable then 'not deferrable'"
            + " when k.condeferred then 'deferrable initially deferred'"
            + " else 'deferrable initially immediate' end"
            + " from pg_constraint k join pg_class c on c.oid = k.conrelid"
            + " join pg_class f on f.oid = k.confrelid"
            + " where k.contype = 'f' and k.conparentid = 0 and not c.relispartition and"
            + OURS
            + " order by k.conname, c.relname",
        row ->
            new ForeignKey(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
  }

  List<Partition> partitions() throws SQLException {
    return sql.list(
        "select c.relname, p.relname, pg_get_expr(c.relpartbound, c.oid), c.relrowsecurity,"
            + " c.relkind = 'p' from pg_class c join pg_inherits i on i.inhrelid = c.oid"
            + " join pg_class p on p.oid = i.inhparent where c.relispartition and c.relkind in ('r', 'p') and"
            + OURS
            + " order by c.relname collate \"C\"",
        row -> {
          if (row.getBoolean(5)) {
            throw new Refusal(
                "partitions of partitions are not known to the backup: " + row.getString(1));
          }
          return new Partition(
              row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4));
        });
  }

  List<SequenceState> sequences() throws SQLException {
    List<SequenceState> states = new ArrayList<>();
    for (String name :
        sql.list(
            "select relname from pg_class c where relkind = 'S' and"
                + OURS
                + " order by relname collate \"C\"",
            row -> row.getString(1))) {
      states.addAll(
          sql.list(
              "select last_value, is_called from public." + Sql.quoted(name),
              row -> new SequenceState(name, row.getLong(1), row.getBoolean(2))));
    }
    return states;
  }

  /** Statements that switch the schema's own triggers off, and those that bring them back. */
  List<String[]> triggers() throws SQLException {
    return sql.list(
        "select c.relname, t.tgname, t.tgenabled from pg_trigger t join pg_class c on c.oid = t.tgrelid"
            + " where not t.tgisinternal and t.tgparentid = 0 and t.tgenabled <> 'D' and"
            + OURS,
        row -> {
          String table = "alter table public." + Sql.quoted(row.getString(1));
          String trigger = Sql.quoted(row.getString(2));
          String how =
              switch (row.getString(3)) {
                case "R" -> " enable replica trigger ";
                case "A" -> " enable always trigger ";
                default -> " enable trigger ";
              };
          return new String[] {table + " disable trigger " + trigger, table + how + trigger};
        });
  }

  /** Versions and checksums of all migrations that were applied, the newest last. */
  List<String> appliedMigrations() throws SQLException {
    if (!sql.exists("select 1 where to_regclass('public." + HISTORY + "') is not null")) {
      return List.of();
    }
    return sql.list(
        "select version || ' ' || coalesce(checksum, 0) from public."
            + HISTORY
            + " where success and version is not null order by installed_rank",
        row -> row.getString(1));
  }
}
