package org.zaitaku.ops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** {@code scripts/verify-audit}: whether the audit is as it was written. */
public final class VerifyAudit {

  private VerifyAudit() {}

  /**
   * Prints each day's heads.
   *
   * @param logs of the server, whose heads are compared
   * @throws Refusal where something is wrong, with every place
   */
  static void verify(DatabaseTarget target, List<Path> logs) throws SQLException, IOException {
    try (Connection connection = target.connect()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      AuditChains chains = new AuditChains(connection);
      List<AuditFinding> findings = new ArrayList<>(chains.verify());
      chains.heads().forEach(System.out::println);
      List<AuditHead> logged = logged(logs);
      findings.addAll(chains.compare(logged));
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
              + logged.size()
              + " heads compared with the log");
    }
  }

  /** Unreadable bytes of a log are no reason to leave its heads unread. */
  private static List<AuditHead> logged(List<Path> logs) throws IOException {
    List<AuditHead> heads = new ArrayList<>();
    for (Path log : logs) {
      try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
        lines.flatMap(line -> AuditHead.find(line).stream()).forEach(heads::add);
      }
    }
    return heads;
  }

  /** Arguments: any number of the server's log files. */
  public static void main(String[] arguments) {
    Program.run(
        () ->
            OpenDatabase.use(
                System.getenv(),
                target -> verify(target, Arrays.stream(arguments).map(Path::of).toList())));
  }
}
