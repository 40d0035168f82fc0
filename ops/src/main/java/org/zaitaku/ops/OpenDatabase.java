package org.zaitaku.ops;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/**
 * The database a script works on: an own one, or the embedded one, which is started for the time of
 * the work where nobody runs it.
 */
final class OpenDatabase {

  private static final String DEFAULT_PORT = "8432";

  private OpenDatabase() {}

  /** Work on a database. */
  @FunctionalInterface
  interface Work {
    void on(DatabaseTarget target) throws IOException, SQLException;
  }

  static void use(Map<String, String> variables, Work work) throws IOException, SQLException {
    String directory = variables.getOrDefault("ZAITAKU_EMBEDDED", "");
    if (!variables.getOrDefault("ZAITAKU_DB_URL", "").isBlank()
        || directory.isBlank()
        || EmbeddedDatabase.isRunning(Path.of(directory))) {
      work.on(DatabaseTarget.from(variables));
      return;
    }
    int port = Integer.parseInt(variables.getOrDefault("ZAITAKU_PORT_DB", DEFAULT_PORT));
    try (EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(directory), port)) {
      if (database.port() == 0) {
        throw new Refusal("the embedded database has no port");
      }
      work.on(DatabaseTarget.from(variables));
    }
  }
}
