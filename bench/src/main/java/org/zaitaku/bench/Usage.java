package org.zaitaku.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** What some work took of the machine and of the database. */
record Usage(Cpu cpu, Written written) {

  /** Something that is measured. */
  interface Work {
    void play() throws IOException, InterruptedException, SQLException;
  }

  static Usage of(Installation installation, Work work)
      throws IOException, InterruptedException, SQLException {
    try (Connection connection = installation.asSuperuser()) {
      Written written = Written.now(connection);
      Cpu before = installation.cpu();
      work.play();
      Cpu cpu = installation.cpu().minus(before);
      return new Usage(cpu, Written.now(connection).minus(written));
    }
  }

  Usage plus(Usage other) {
    return new Usage(cpu.plus(other.cpu), written.plus(other.written));
  }
}
