package org.zaitaku.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Log-ins at the console.
 *
 * @param cpu of all that were counted
 */
record Logins(int clients, double perSecond, int count, Cpu cpu) {

  private static final int CLIENTS = 8;

  static Logins measure(Installation installation, Duration duration)
      throws IOException, SQLException, InterruptedException {
    List<DemonstrationLogin> accounts = installation.logins();
    AtomicInteger next = new AtomicInteger();
    AtomicInteger count = new AtomicInteger();
    Load.Opening form =
        () -> {
          ConsoleUser user =
              new ConsoleUser(
                  installation.closedPort(),
                  accounts.get(next.getAndIncrement() % accounts.size()));
          return new Load.Repeated() {
            @Override
            public void once() throws IOException {
              user.logIn();
              count.incrementAndGet();
            }

            @Override
            public void close() throws IOException {
              user.close();
            }
          };
        };
    Load.perSecond(CLIENTS, duration, form);
    count.set(0);
    Cpu before = installation.cpu();
    double perSecond = Load.perSecond(CLIENTS, duration, form);
    return new Logins(CLIENTS, perSecond, count.get(), installation.cpu().minus(before));
  }
}
