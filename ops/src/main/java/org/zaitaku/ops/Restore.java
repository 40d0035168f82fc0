package org.zaitaku.ops;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;
import org.zaitaku.ops.BackupManifest.TableContent;

/**
 * {@code scripts/restore}: brings a backup into an empty database, as its owner and in one
 * transaction, schema included: everything or nothing. The schema becomes exactly the backup's;
 * {@code scripts/migrate} goes on from there. Every table is read back and compared with the
 * backup's digest before the commit.
 */
public final class Restore {

  private static final String STAMP = "environment_stamp";

  private final DatabaseTarget target;
  private final String location;
  private final boolean otherEnvironment;

  Restore(DatabaseTarget target, boolean otherEnvironment) {
    this(target, otherEnvironment, SchemaMigration.LOCATION);
  }

  Restore(DatabaseTarget target, boolean otherEnvironment, String location) {
    this.target = target;
    this.otherEnvironment = otherEnvironment;
    this.location = location;
  }

  /**
   * Restores.
   *
   * @throws Refusal where the file is damaged, the database is not empty, the backup comes from
   *     another environment (unless told), or this release cannot make the backup's schema
   */
  BackupManifest read(Path file) throws IOException, SQLException {
    if (!Files.isReadable(file)) {
      throw new Refusal(file + " cannot be read");
    }
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      BackupManifest manifest = verified(zip);
      requireEnvironment(manifest);
      try (Connection connection = target.connect()) {
        connection.setAutoCommit(false);
        try {
          load(connection, zip, manifest);
          connection.commit();
        } finally {
          connection.rollback();
        }
      }
      return manifest;
    } catch (ZipException damaged) {
      throw new Refusal(file + " is no backup, or is damaged: " + damaged.getMessage(), damaged);
    }
  }

  /** All entries against the manifest, before the database is touched. */
  private static BackupManifest verified(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(BackupManifest.ENTRY);
    if (entry == null) {
      throw new Refusal(zip.getName() + " is no backup: it has no manifest");
    }
    BackupManifest manifest;
    try (InputStream in = zip.getInputStream(entry)) {
      manifest = BackupManifest.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    Set<String> expected = new TreeSet<>(Set.of(BackupManifest.ENTRY));
    manifest.tables().forEach(table -> expected.add(table.entry()));
    Set<String> found =
        zip.stream().map(ZipEntry::getName).collect(Collectors.toCollection(TreeSet::new));
    if (!expected.equals(found)) {
      throw new Refusal("the backup does not hold the tables that its manifest names");
    }
    for (TableContent table : manifest.tables()) {
      MessageDigest digest = Digest.sha256();
      try (InputStream in = zip.getInputStream(zip.getEntry(table.entry()));
          DigestInputStream through = new DigestInputStream(in, digest)) {
        through.transferTo(OutputStream.nullOutputStream());
      }
      if (!Digest.hex(digest).equals(table.sha256())) {
        throw new Refusal("the rows of " + table.name() + " in the backup were changed or damaged");
      }
    }
    return manifest;
  }

  private void requireEnvironment(BackupManifest manifest) {
    if (!otherEnvironment && !manifest.environment().equals(target.environment())) {
      throw new Refusal(
          "the backup comes from the environment "
              + manifest.environment()
              + ", not "
              + target.environment()
              + ": add --other-environment if that is what you want");
    }
  }

  private void load(Connection connection, ZipFile zip, BackupManifest manifest)
      throws SQLException, IOException {
    Sql sql = new Sql(connection);
    requireEmpty(sql);
    makeSchema(connection, manifest);
    Catalog catalog = new Catalog(sql);
    catalog.fixTextForm();
    requireSameMigrations(catalog, manifest);
    makePartitions(sql, catalog, manifest);
    Map<String, CatalogTable> tables =
        catalog.tables().stream()
            .collect(Collectors.toMap(CatalogTable::name, Function.identity()));
    Map<String, TableContent> contents =
        manifest.tables().stream()
            .collect(Collectors.toMap(TableContent::name, Function.identity()));
    requireSameTables(tables, contents);
    LoadOrder order = LoadOrder.of(List.copyOf(tables.keySet()), catalog.foreignKeys());
    List<String[]> triggers = catalog.triggers();
    for (String[] trigger : triggers) {
      sql.run(trigger[0]);
    }
    for (ForeignKey key : order.waiting()) {
      sql.run(key.alter("deferrable initially deferred"));
    }
    clear(sql, order, tables, manifest);
    for (String name : order.tables()) {
      if (isLoaded(name, manifest)) {
        load(connection, zip, tables.get(name), contents.get(name));
      }
    }
    sql.run("set constraints all immediate");
    for (SequenceState sequence : manifest.sequences()) {
      sql.list(
          "select setval(?::regclass, ?, ?)",
          row -> row.getLong(1),
          "public." + Sql.quoted(sequence.name()),
          sequence.lastValue(),
          sequence.called());
    }
    for (ForeignKey key : order.waiting()) {
      sql.run(key.alter(key.deferral()));
    }
    for (String[] trigger : triggers) {
      sql.run(trigger[1]);
    }
    for (CatalogTable table : tables.values()) {
      if (isLoaded(table.name(), manifest)) {
        compare(connection, table, contents.get(table.name()));
      }
    }
    sql.run("analyze");
  }

  private void requireEmpty(Sql sql) throws SQLException {
    List<String> found =
        sql.list(
            "select relname from pg_class c where relnamespace = 'public'::regnamespace"
                + " and relkind in ('r', 'p', 'S', 'v', 'm') and not exists (select 1 from"
                + " pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and"
                + " d.deptype = 'e') order by relname limit 1",
            row -> row.getString(1));
    if (!found.isEmpty()) {
      throw new Refusal(
          "the database at "
              + target.place()
              + " is not empty (it holds "
              + found.get(0)
              + "): restore into a new one");
    }
  }

  private void makeSchema(Connection connection, BackupManifest manifest) {
    try {
      new SchemaMigration(target, location)
          .migrate(OwnerConnections.within(connection), manifest.schemaVersion());
    } catch (FlywayException unknown) {
      throw new Refusal(
          "this release cannot make schema version " + manifest.schemaVersion(), unknown);
    }
  }

  private static void requireSameMigrations(Catalog catalog, BackupManifest manifest)
      throws SQLException {
    if (!Digest.of(String.join("\n", catalog.appliedMigrations())).equals(manifest.migrations())) {
      throw new Refusal(
          "the backup's schema (version "
              + manifest.schemaVersion()
              + ") was made by other migrations than this release has: use the release that made"
              + " the backup");
    }
  }

  /** Months are added while a server runs: those that the migrations did not make come here. */
  private static void makePartitions(Sql sql, Catalog catalog, BackupManifest manifest)
      throws SQLException {
    Set<String> present =
        catalog.partitions().stream().map(Partition::name).collect(Collectors.toSet());
    for (Partition partition : manifest.partitions()) {
      if (present.contains(partition.name())) {
        continue;
      }
      String name = "public." + Sql.quoted(partition.name());
      sql.run(
          "create table "
              + name
              + " partition of public."
              + Sql.quoted(partition.parent())
              + " "
              + partition.bound());
      if (partition.rowSecurity()) {
        sql.run("alter table " + name + " enable row level security");
      }
    }
  }

  private static void requireSameTables(
      Map<String, CatalogTable> tables, Map<String, TableContent> contents) {
    List<String> different = new ArrayList<>();
    Set<String> names = new TreeSet<>(tables.keySet());
    names.addAll(contents.keySet());
    for (String name : names) {
      CatalogTable table = tables.get(name);
      TableContent content = contents.get(name);
      if (table == null
          || content == null
          || !String.join(",", table.columns()).equals(content.columns())) {
        different.add(name);
      }
    }
    if (!different.isEmpty()) {
      throw new Refusal("the backup's tables differ from the schema: " + different);
    }
  }

  /** In a database of another environment the stamp of that one stays. */
  private boolean isLoaded(String table, BackupManifest manifest) {
    return !table.equals(STAMP) || manifest.environment().equals(target.environment());
  }

  /** What migrations put into the tables stands in the backup too. */
  private void clear(
      Sql sql, LoadOrder order, Map<String, CatalogTable> tables, BackupManifest manifest)
      throws SQLException {
    for (int i = order.tables().size() - 1; i >= 0; i--) {
      if (isLoaded(order.tables().get(i), manifest)) {
        sql.run("delete from " + tables.get(order.tables().get(i)).qualified());
      }
    }
  }

  private static void load(
      Connection connection, ZipFile zip, CatalogTable table, TableContent content)
      throws SQLException, IOException {
    try (InputStream in =
        new BufferedInputStream(zip.getInputStream(zip.getEntry(content.entry())))) {
      long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(table.copyIn(), in);
      if (rows != content.rows()) {
        throw new Refusal(
            table.name() + " took " + rows + " rows of " + content.rows() + " in the backup");
      }
    }
  }

  private static void compare(Connection connection, CatalogTable table, TableContent content)
      throws SQLException, IOException {
    TableContent restored = new TableDump(connection).write(table, OutputStream.nullOutputStream());
    if (!restored.equals(content)) {
      throw new Refusal("the rows of " + table.name() + " are not those of the backup");
    }
  }

  /** Arguments: the file; optionally {@code --other-environment} before it. */
  public static void main(String[] arguments) {
    Program.run(
        () -> {
          boolean other = arguments.length == 2 && arguments[0].equals("--other-environment");
          if (!other) {
            Program.expect(arguments, 1, "Restore [--other-environment] <file>");
          }
          Path file = Path.of(arguments[arguments.length - 1]);
          OpenDatabase.use(
              System.getenv(),
              target -> {
                BackupManifest manifest = new Restore(target, other).read(file);
                long rows = manifest.tables().stream().mapToLong(TableContent::rows).sum();
                System.out.println(
                    "restored into "
                        + target.place()
                        + ": the state of "
                        + manifest.taken()
                        + ", version "
                        + manifest.schemaVersion()
                        + ", "
                        + manifest.tables().size()
                        + " tables, "
                        + rows
                        + " rows; scripts/migrate brings it to this release's schema");
              });
        });
  }
}
