package org.zaitaku.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupRestoreTest {

  private static final String LOCATION = "classpath:db/ops-migration";

  private static final String ODD =
      "tab\t newline\n CR\r back\\slash \\N 髙橋 𠮷田 﨑 'quote' \"q\" \u0001";

  @TempDir Path directory;

  private static EmbeddedDatabase source;
  private static EmbeddedDatabase empty;

  @BeforeAll
  static void start() {
    source = EmbeddedDatabase.temporary();
    empty = EmbeddedDatabase.temporary();
  }

  @AfterAll
  static void stop() {
    source.close();
    empty.close();
  }

  @BeforeEach
  void fill() throws SQLException {
    FreshDatabase.in(source);
    FreshDatabase.in(empty);
    new SchemaMigration(target(source), LOCATION).migrate();
    try (Connection connection = source.connect(source.owner())) {
      Sql sql = new Sql(connection);
      sql.list(
          "insert into zone (name, parent_id) values (?, null), (null, 1), ('', 2) returning id",
          row -> row.getLong(1),
          ODD);
      sql.run(
          "insert into aardvark (id, zone_id, picture, weight, life, born, name) values"
              + " (1, 1, '\\x0001ff5c4e', 0.1, '[2026-01-01 00:00:00+09,)', '0099-02-28', 'a'),"
              + " (2, 2, null, 'NaN', '(,)', 'infinity', null),"
              + " (3, 3, '\\x', 1e-300, 'empty', null, '')");
      sql.run("update zone set favourite_id = 3 where id = 1");
      // A month that is added while the server runs, and one before it.
      sql.run(
          "create table event_2026_12 partition of event for values from"
              + " ('2026-12-01 00:00:00+00') to ('2027-01-01 00:00:00+00')");
      sql.run(
          "insert into event (at, what) select timestamptz '2026-11-20 00:00:00.123456+00'"
              + " + n * interval '1 day', jsonb_build_object('n', n) from generate_series(1, 30) n");
      sql.run("delete from code_list");
      sql.run("insert into code_list values ('02', 'two'), ('Z', 'capital'), ('a', 'small')");
      // Rows that no trigger of today would let pass come back all the same.
      sql.run("alter table zone disable trigger no_such_name");
      sql.run("insert into zone (name) values ('forbidden by trigger')");
      sql.run("alter table zone enable trigger no_such_name");
    }
  }

  private static DatabaseTarget target(EmbeddedDatabase database) {
    return DatabaseTarget.of(database, "verification");
  }

  private Path backup() throws IOException, SQLException {
    Path file = directory.resolve("backup.zip");
    new Backup(target(source)).write(file);
    return file;
  }

  private BackupManifest restore(Path file) throws IOException, SQLException {
    return new Restore(target(empty), false, LOCATION).read(file);
  }

  @Test
  void everythingComesBackAsItWas() throws IOException, SQLException {
    Path file = backup();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    restore(file);
    Path second = directory.resolve("second.zip");
    new Backup(target(empty)).write(second);

    try (ZipFile first = new ZipFile(file.toFile());
        ZipFile again = new ZipFile(second.toFile())) {
      for (ZipEntry entry :
          first.stream().filter(e -> e.getName().startsWith("tables/")).toList()) {
        assertThat(again.getInputStream(again.getEntry(entry.getName())).readAllBytes())
            .as(entry.getName())
            .isEqualTo(first.getInputStream(entry).readAllBytes());
      }
    }
    try (Connection connection = empty.connect(empty.owner())) {
      Sql sql = new Sql(connection);
      assertThat(sql.text("select name from zone where id = 1")).contains(ODD);
      assertThat(sql.list("select name from zone order by id", row -> row.getString(1)))
          .containsExactly(ODD, null, "", "forbidden by trigger");
      assertThat(sql.text("select shouted from aardvark where id = 1")).contains("A");
      assertThat(sql.number("select count(*) from event_2026_12")).isEqualTo(20);
      assertThat(sql.list("select code from code_list order by 1", row -> row.getString(1)))
          .containsExactly("02", "Z", "a");
    }
  }

  @Test
  void theRestoredDatabaseGoesOnCountingAndKeepsItsRules() throws IOException, SQLException {
    restore(backup());
    try (Connection connection = empty.connect(empty.owner())) {
      Sql sql = new Sql(connection);
      assertThat(sql.number("select nextval('event_seq')")).isEqualTo(1501);
      assertThat(sql.number("insert into zone (name) values ('next') returning id")).isEqualTo(5);
      assertThatThrownBy(() -> sql.run("delete from event")).hasMessageContaining("append only");
      assertThatThrownBy(() -> sql.run("insert into zone (name) values ('forbidden by trigger')"))
          .hasMessageContaining("no");
      assertThatThrownBy(() -> sql.run("update zone set favourite_id = 99 where id = 1"))
          .hasMessageContaining("zone_favourite");
      assertThat(
              sql.number(
                  "select count(*) from pg_constraint where contype = 'f' and condeferrable"))
          .isZero();
    }
    try (Connection connection = empty.connect(empty.application())) {
      Sql sql = new Sql(connection);
      assertThat(sql.number("select count(*) from aardvark")).isZero();
      assertThat(sql.number("select count(*) from event")).isEqualTo(30);
    }
    assertThat(new SchemaMigration(target(empty), LOCATION).migrate()).contains("up to date");
  }

  @Test
  void aBackupOfAnOlderSchemaIsRestoredAtThatSchema() throws IOException, SQLException {
    FreshDatabase.in(source);
    try (Connection connection = source.connect(source.owner())) {
      new SchemaMigration(target(source), LOCATION)
          .migrate(new OwnerConnections(() -> source.connect(source.owner())), "1");
      new Sql(connection).run("insert into zone (name) values ('old')");
    }
    assertThat(restore(backup()).schemaVersion()).isEqualTo("1");
    assertThat(new SchemaMigration(target(empty), LOCATION).migrate())
        .contains("migrated to version 2");
  }

  @Test
  void aDatabaseThatIsNotEmptyIsRefused() throws IOException, SQLException {
    Path file = backup();
    try (Connection connection = empty.connect(empty.owner())) {
      new Sql(connection).run("create table precious (id int)");
    }
    assertThatThrownBy(() -> restore(file))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("not empty (it holds precious)");
  }

  @Test
  void anotherEnvironmentIsRefusedUnlessTold() throws IOException, SQLException {
    Path file = backup();
    DatabaseTarget production = DatabaseTarget.of(empty, "production");
    assertThatThrownBy(() -> new Restore(production, false, LOCATION).read(file))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("--other-environment");
    new Restore(production, true, LOCATION).read(file);
    try (Connection connection = empty.connect(empty.owner())) {
      assertThat(SchemaMigration.stamp(new Sql(connection))).contains("production");
      assertThat(new Sql(connection).number("select count(*) from zone")).isEqualTo(4);
    }
  }

  @Test
  void changedRowsAreNoticedBeforeTheDatabaseIsTouched() throws IOException, SQLException {
    Path changed = rewritten(backup(), "tables/code_list.copy", text -> text.replace("two", "2wo"));
    assertThatThrownBy(() -> restore(changed))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("code_list");
    assertIsEmpty();
  }

  @Test
  void aChangedManifestIsNoticed() throws IOException, SQLException {
    Path changed =
        rewritten(
            backup(),
            BackupManifest.ENTRY,
            text -> text.replace("environment=verification", "environment=production"));
    assertThatThrownBy(() -> restore(changed))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("manifest was changed");
  }

  @Test
  void aFileThatIsNoBackupIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("text.zip"), "not a zip");
    assertThatThrownBy(() -> restore(file))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no backup");
  }

  /** Digest and counts are right, but a row does not fit: the schema goes with the rows. */
  @Test
  void aFailureInTheMiddleLeavesNothing() throws IOException, SQLException {
    Path file = backup();
    String rows = entry(file, "tables/aardvark.copy");
    String broken = rows.replaceFirst("\n2\t2\t", "\n2\t77\t");
    assertThat(broken).isNotEqualTo(rows);
    Path changed = rewritten(file, "tables/aardvark.copy", text -> broken);
    Path sealed =
        rewritten(
            changed,
            BackupManifest.ENTRY,
            text -> {
              String body =
                  text.replace(Digest.of(rows), Digest.of(broken))
                      .replaceFirst("manifest.sha256=.*\n", "");
              return body + "manifest.sha256=" + Digest.of(body) + "\n";
            });
    assertThatThrownBy(() -> restore(sealed))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("foreign key");
    assertIsEmpty();
    restore(file);
  }

  @Test
  void rowsThatAPolicyWouldHideFromTheOwnerStopTheBackup() throws SQLException {
    try (Connection connection = source.connect(source.owner())) {
      new Sql(connection).run("alter table aardvark force row level security");
    }
    Path file = directory.resolve("hidden.zip");
    assertThatThrownBy(() -> new Backup(target(source)).write(file))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("row-level security");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void anExistingFileIsNotOverwritten() throws IOException, SQLException {
    Path file = backup();
    assertThatThrownBy(this::backup)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("exists already");
    assertThat(file).isNotEmptyFile();
  }

  @Test
  void theManifestNamesEveryTableAndNoPartition() throws IOException, SQLException {
    assertThat(restore(backup()).tables())
        .extracting(BackupManifest.TableContent::name)
        .isEqualTo(List.of("aardvark", "code_list", "environment_stamp", "event", "zone"));
  }

  private void assertIsEmpty() throws SQLException {
    try (Connection connection = empty.connect(empty.owner())) {
      assertThat(
              new Sql(connection)
                  .number(
                      "select count(*) from pg_class where relnamespace = 'public'::regnamespace"))
          .isZero();
    }
  }

  private static String entry(Path file, String name) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new String(
          zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path rewritten(Path file, String name, UnaryOperator<String> change) throws IOException {
    Path copy = Files.createTempFile(directory, "changed", ".zip");
    try (ZipFile zip = new ZipFile(file.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
      for (ZipEntry entry : zip.stream().toList()) {
        String text = entry(file, entry.getName());
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(
            (entry.getName().equals(name) ? change.apply(text) : text)
                .getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return copy;
  }
}
