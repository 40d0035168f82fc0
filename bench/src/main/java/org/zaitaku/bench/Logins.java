package org.zaitaku.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.zaitaku.account.PasswordHashing;

/**
 * Log-ins at the console beside what the machine can hash with all its cores, at the same
 * parameters.
 */
record Logins(int clients, double perSecond, double hashesPerSecond) {

  private static final int CLIENTS = 8;

  static Logins measure(Installation installation, Duration duration)
      throws IOException, SQLException, InterruptedException {
    List<DemonstrationLogin> accounts = installation.logins();
    AtomicInteger next = new AtomicInteger();
    Load.Opening form =
        () ->
            LoginForm.of(
                installation.closedPort(), accounts.get(next.getAndIncrement() % accounts.size()));
    Load.perSecond(CLIENTS, duration, form);
    return new Logins(CLIENTS, Load.perSecond(CLIENTS, duration, form), hashesPerSecond(duration));
  }

  /** As many at once as there are cores, in this process, while the server has nothing to do. */
  static double hashesPerSecond(Duration duration) throws IOException, InterruptedException {
    PasswordHashing hashing = new PasswordHashing();
    int cores = Runtime.getRuntime().availableProcessors();
    Load.Opening opening =
        () ->
            new Load.Repeated() {
              @Override
              public void once() {
                hashing.matchNobody("a password that nobody has");
              }

              @Override
              public void close() {
                // nothing was opened
              }
            };
    Load.perSecond(cores, duration, opening);
    return Load.perSecond(cores, duration, opening);
  }
}
