package org.zaitaku.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Log-ins at the console, by several people at once. */
final class Logins {

  static final int CLIENTS = 8;

  /** Of the compiler for a log-in. */
  private static final double COMPILED_MILLIS = 1;

  private final Installation installation;
  private final List<DemonstrationLogin> accounts;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger count = new AtomicInteger();

  Logins(Installation installation) throws IOException, SQLException {
    this.installation = installation;
    this.accounts = installation.logins();
  }

  /**
   * Until the server's compiler has little left to do for a log-in, and at most so many times this
   * long.
   */
  void warmUp(Duration duration, int most) throws IOException, InterruptedException {
    boolean warm = false;
    for (int i = 0; i < most && !warm; i++) {
      WithHash done = measure(duration);
      warm = Cpu.millisEach(done.cpu().of(ServerThread.COMPILER), done.count()) < COMPILED_MILLIS;
    }
  }

  /** For this time. */
  WithHash measure(Duration duration) throws IOException, InterruptedException {
    next.set(0);
    count.set(0);
    Cpu before = installation.cpu();
    double perSecond = Load.perSecond(CLIENTS, duration, this::form);
    return new WithHash(perSecond, count.get(), installation.cpu().minus(before));
  }

  private Load.Repeated form() throws IOException {
    ConsoleUser user =
        new ConsoleUser(
            installation.closedPort(), accounts.get(next.getAndIncrement() % accounts.size()));
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
  }
}
