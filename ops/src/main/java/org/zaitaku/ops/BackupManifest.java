package org.zaitaku.ops;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What a backup says about itself. Its text ends with a digest of all that stands before, so that
 * damage is noticed; it is no signature: who can write the file can write another.
 *
 * @param taken moment of the snapshot
 * @param schemaVersion version of the newest migration
 * @param migrations digest over versions and checksums of all migrations
 */
record BackupManifest(
    Instant taken,
    String environment,
    String schemaVersion,
    String migrations,
    List<TableContent> tables,
    List<Partition> partitions,
    List<SequenceState> sequences) {

  static final String ENTRY = "manifest.properties";

  private static final String FORMAT = "zaitaku-backup:1";
  private static final String SEAL = "manifest.sha256=";

  BackupManifest {
    tables = List.copyOf(tables);
    partitions = List.copyOf(partitions);
    sequences = List.copyOf(sequences);
  }

  /** A table's rows in the backup. */
  record TableContent(String name, String columns, long rows, String sha256) {

    String entry() {
      return "tables/" + name + ".copy";
    }
  }

  String text() {
    Properties all = new Properties();
    all.setProperty("format", FORMAT);
    all.setProperty("taken", taken.toString());
    all.setProperty("environment", environment);
    all.setProperty("schema.version", schemaVersion);
    all.setProperty("schema.migrations", migrations);
    for (int i = 0; i < tables.size(); i++) {
      TableContent table = tables.get(i);
      all.setProperty("table." + i + ".name", table.name());
      all.setProperty("table." + i + ".columns", table.columns());
      all.setProperty("table." + i + ".rows", Long.toString(table.rows()));
      all.setProperty("table." + i + ".sha256", table.sha256());
    }
    for (int i = 0; i < partitions.size(); i++) {
      Partition partition = partitions.get(i);
      all.setProperty("partition." + i + ".name", partition.name());
      all.setProperty("partition." + i + ".parent", partition.parent());
      all.setProperty("partition." + i + ".bound", partition.bound());
      all.setProperty("partition." + i + ".security", Boolean.toString(partition.rowSecurity()));
    }
    for (int i = 0; i < sequences.size(); i++) {
      SequenceState sequence = sequences.get(i);
      all.setProperty("sequence." + i + ".name", sequence.name());
      all.setProperty("sequence." + i + ".last", Long.toString(sequence.lastValue()));
      all.setProperty("sequence." + i + ".called", Boolean.toString(sequence.called()));
    }
    String body = lines(all);
    return body + SEAL + Digest.of(body) + "\n";
  }

  private static String lines(Properties all) {
    StringWriter writer = new StringWriter();
    try {
      all.store(writer, null);
    } catch (IOException impossible) {
      throw new AssertionError("a string can be written", impossible);
    }
    StringBuilder lines = new StringBuilder();
    writer
        .toString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .sorted()
        .forEach(line -> lines.append(line).append('\n'));
    return lines.toString();
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws Refusal where it was changed since, or is of a format that this release does not know
   */
  static BackupManifest parse(String text) {
    int seal = text.lastIndexOf(SEAL);
    if (seal < 0
        || !Digest.of(text.substring(0, seal))
            .equals(text.substring(seal + SEAL.length()).strip())) {
      throw new Refusal("the backup's manifest was changed or damaged: use another backup");
    }
    Properties all = new Properties();
    try {
      all.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException damaged) {
      throw new Refusal("the backup's manifest cannot be read: use another backup", damaged);
    }
    if (!FORMAT.equals(all.getProperty("format"))) {
      throw new Refusal(
          "the backup has the format " + all.getProperty("format") + ", not " + FORMAT);
    }
    try {
      return read(all);
    } catch (DateTimeParseException | NumberFormatException damaged) {
      throw new Refusal("the backup's manifest cannot be read: use another backup", damaged);
    }
  }

  private static BackupManifest read(Properties all) {
    List<TableContent> tables = new ArrayList<>();
    for (int i = 0; all.containsKey("table." + i + ".name"); i++) {
      tables.add(
          new TableContent(
              all.getProperty("table." + i + ".name"),
              all.getProperty("table." + i + ".columns"),
              Long.parseLong(all.getProperty("table." + i + ".rows")),
              all.getProperty("table." + i + ".sha256")));
    }
    List<Partition> partitions = new ArrayList<>();
    for (int i = 0; all.containsKey("partition." + i + ".name"); i++) {
      partitions.add(
          new Partition(
              all.getProperty("partition." + i + ".name"),
              all.getProperty("partition." + i + ".parent"),
              all.getProperty("partition." + i + ".bound"),
              Boolean.parseBoolean(all.getProperty("partition." + i + ".security"))));
    }
    List<SequenceState> sequences = new ArrayList<>();
    for (int i = 0; all.containsKey("sequence." + i + ".name"); i++) {
      sequences.add(
          new SequenceState(
              all.getProperty("sequence." + i + ".name"),
              Long.parseLong(all.getProperty("sequence." + i + ".last")),
              Boolean.parseBoolean(all.getProperty("sequence." + i + ".called"))));
    }
    return new BackupManifest(
        Instant.parse(all.getProperty("taken")),
        all.getProperty("environment"),
        all.getProperty("schema.version"),
        all.getProperty("schema.migrations"),
        tables,
        partitions,
        sequences);
  }
}
