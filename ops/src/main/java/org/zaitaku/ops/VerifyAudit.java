package org.zaitaku.ops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code scripts/verify-audit}: whether the audit is as it was written. */
public final class VerifyAudit {

  private static final String EXPECT = "--expect";

  private VerifyAudit() {}

  /**
   * Prints what was removed and each day's heads.
   *
   * @param held heads that were logged or printed before, which are compared
   * @throws Refusal where something is wrong, with every place
   */
  static void verify(DatabaseTarget target, List<AuditHead> held) throws SQLException {
    try (Connection connection = target.connect()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      AuditChains chains = new AuditChains(connection);
      List<AuditFinding> findings = new ArrayList<>(chains.verify());
      chains.purges().forEach(System.out::println);
      chains.heads().forEach(System.out::println);
      findings.addAll(chains.compare(held));
      connection.rollback();
      if (!findings.isEmpty()) {
        findings.forEach(System.out::println);
        throw new Refusal("the audit is not as it was written: " + findings.size() + " findings");
      }
      long links = chains.heads().stream().mapToLong(AuditHead::links).sum();
      System.out.println(
          "The audit of "
              + target.place()
              + " is as it was written: "
              + links
              + " lines; "
              + held.size()
              + " heads of before compared"
              + (chains.purges().isEmpty() ? "" : "; older ones were removed, see above"));
    }
  }

  /** Unreadable bytes of a log are no reason to leave its heads unread. */
  static List<AuditHead> read(List<Path> logs) throws IOException {
    List<AuditHead> heads = new ArrayList<>();
    for (Path log : logs) {
      try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
        lines.flatMap(line -> AuditHead.find(line).stream()).forEach(heads::add);
      }
    }
    return heads;
  }

  /**
   * Arguments: any number of files, the server's log or what this printed before; and any number of
   * {@code --expect} with one line of them.
   */
  public static void main(String[] arguments) {
    Program.run(
        () -> {
          List<AuditHead> held = expected(arguments);
          OpenDatabase.use(System.getenv(), target -> verify(target, held));
        });
  }

  static List<AuditHead> expected(String... arguments) throws IOException {
    List<AuditHead> held = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      if (!arguments[i].equals(EXPECT)) {
        files.add(Path.of(arguments[i]));
      } else {
        i++;
        String line = i < arguments.length ? arguments[i] : "";
        held.add(
            AuditHead.find(line)
                .orElseThrow(
                    () ->
                        new Refusal(
                            EXPECT
                                + " wants a line as verify-audit prints it: 2026-11-21 institution 1: 3 links, head #3 …")));
      }
    }
    held.addAll(read(files));
    return held;
  }
}
