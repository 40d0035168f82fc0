package org.zaitaku.ops;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.zaitaku.ops.BackupManifest.TableContent;

/**
 * {@code scripts/backup}: all rows of schema public as of one moment, in one file with mode 600,
 * for it holds personal data. It runs beside a working server and locks nobody out. A row security
 * policy that would hide rows from the owner is an error.
 */
public final class Backup {

  private final DatabaseTarget target;

  Backup(DatabaseTarget target) {
    this.target = target;
  }

  /**
   * Writes the file; it appears under its name when it is complete and on disk.
   *
   * @throws Refusal where the file exists, or the database holds no schema of ours
   */
  BackupManifest write(Path file) throws IOException, SQLException {
    if (Files.exists(file)) {
      throw new Refusal(file + " exists already: choose another name");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    try (Connection connection = target.connect()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      BackupManifest manifest;
      try (FileChannel channel = PrivateFile.create(part)) {
        manifest = write(connection, Channels.newOutputStream(channel));
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return manifest;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private BackupManifest write(Connection connection, OutputStream out)
      throws SQLException, IOException {
    Sql sql = new Sql(connection);
    Catalog catalog = new Catalog(sql);
    catalog.fixTextForm();
    List<String> migrations = catalog.appliedMigrations();
    if (migrations.isEmpty()) {
      throw new Refusal("the database at " + target.place() + " holds no schema of Zaitaku");
    }
    OffsetDateTime taken =
        sql.list("select now()", row -> row.getObject(1, OffsetDateTime.class)).get(0);
    List<TableContent> tables = new ArrayList<>();
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(new KeptOpen(out)), StandardCharsets.UTF_8)) {
      for (CatalogTable table : catalog.tables()) {
        zip.putNextEntry(new ZipEntry("tables/" + table.name() + ".copy"));
        tables.add(new TableDump(connection).write(table, new KeptOpen(zip)));
        zip.closeEntry();
      }
      // Sequences know no snapshot: read after the rows they are never behind them.
      BackupManifest manifest =
          new BackupManifest(
              taken.toInstant(),
              SchemaMigration.stamp(sql).orElse("none"),
              newest(migrations),
              Digest.of(String.join("\n", migrations)),
              tables,
              catalog.partitions(),
              catalog.sequences());
      zip.putNextEntry(new ZipEntry(BackupManifest.ENTRY));
      zip.write(manifest.text().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      return manifest;
    }
  }

  private static String newest(List<String> migrations) {
    String last = migrations.get(migrations.size() - 1);
    return last.substring(0, last.indexOf(' '));
  }

  /** A file outlives its archive (it is synced then), the archive each of its entries. */
  private static final class KeptOpen extends FilterOutputStream {

    KeptOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /** Argument: the file. */
  public static void main(String[] arguments) {
    Program.run(
        () -> {
          Program.expect(arguments, 1, "Backup <file>");
          Path file = Path.of(arguments[0]).toAbsolutePath();
          OpenDatabase.use(
              System.getenv(),
              target -> {
                BackupManifest manifest = new Backup(target).write(file);
                long rows = manifest.tables().stream().mapToLong(TableContent::rows).sum();
                System.out.println(
                    "backup of "
                        + target.place()
                        + " (version "
                        + manifest.schemaVersion()
                        + ", "
                        + manifest.environment()
                        + "): "
                        + manifest.tables().size()
                        + " tables, "
                        + rows
                        + " rows in "
                        + file);
              });
        });
  }
}
