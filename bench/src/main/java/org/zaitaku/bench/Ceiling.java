package org.zaitaku.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * What this machine, this server and this database can do at most, in this very run.
 *
 * @param emptyRequests a second of a JAX-RS resource that does nothing
 * @param durableRows transactions a second that insert one row and are on the disk
 */
record Ceiling(int clients, double emptyRequests, double durableRows) {

  private static final byte[] NOTHING = new byte[32];

  static void prepare(Installation installation) throws SQLException {
    try (Connection owner = installation.asOwner();
        Statement statement = owner.createStatement()) {
      statement.execute(
          "create table bench_row (id bigint generated always as identity primary key, content bytea not null)");
      statement.execute("grant insert on bench_row to zaitaku_app");
    }
  }

  static Ceiling measure(Installation installation, int clients, Duration duration)
      throws IOException, InterruptedException {
    return new Ceiling(
        clients,
        Load.perSecond(clients, duration, () -> request(installation)),
        Load.perSecond(clients, duration, () -> insert(installation)));
  }

  private static Load.Repeated request(Installation installation) throws IOException {
    Wire wire = new Wire(installation.publicPort());
    return new Load.Repeated() {
      @Override
      public void once() throws IOException {
        Wire.Answer answer = wire.get(EmptyWar.PATH);
        if (answer.status() != 200) {
          throw new IOException("the empty resource answered " + answer.status());
        }
      }

      @Override
      public void close() throws IOException {
        wire.close();
      }
    };
  }

  private static Load.Repeated insert(Installation installation) throws SQLException {
    Connection connection = installation.asApplication();
    PreparedStatement insert =
        connection.prepareStatement("insert into bench_row (content) values (?)");
    return new Load.Repeated() {
      @Override
      public void once() throws SQLException {
        insert.setBytes(1, NOTHING);
        insert.executeUpdate();
      }

      @Override
      public void close() throws SQLException {
        insert.close();
        connection.close();
      }
    };
  }
}
