package org.zaitaku.ops;

import java.io.IOException;
import java.sql.SQLException;

/** How every program of this package ends: 0, or one line on standard error and 1. */
final class Program {

  private Program() {}

  /** What a program does. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException, SQLException, InterruptedException;
  }

  static void run(Work work) {
    System.exit(status(work));
  }

  private static int status(Work work) {
    try {
      work.run();
      return 0;
    } catch (Refusal refusal) {
      return complain(refusal.getMessage());
    } catch (SQLException failure) {
      return complain("the database says: " + firstLine(failure.getMessage()));
    } catch (IOException failure) {
      return complain(failure.getClass().getSimpleName() + ": " + firstLine(failure.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return complain("interrupted");
    }
  }

  static void expect(String[] arguments, int count, String usage) {
    if (arguments.length != count) {
      throw new Refusal("usage: " + usage);
    }
  }

  static String firstLine(String text) {
    return text == null ? "no reason given" : text.lines().findFirst().orElse("");
  }

  private static int complain(String line) {
    System.err.println("zaitaku: " + line);
    return 1;
  }
}
