package org.zaitaku.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.zaitaku.account.PasswordHashing;

/**
 * What the machine can hash with all its cores at the parameters of passwords, in this process,
 * while the server has nothing to do.
 */
final class Hashes {

  private final PasswordHashing hashing = new PasswordHashing();
  private final AtomicInteger count = new AtomicInteger();

  /** So many a second, from now on for this time. */
  WithHash measure(Duration duration) throws IOException, InterruptedException {
    count.set(0);
    double before = ProcessCpu.of(ProcessHandle.current().pid());
    double perSecond =
        Load.perSecond(Runtime.getRuntime().availableProcessors(), duration, this::open);
    double used = ProcessCpu.of(ProcessHandle.current().pid()) - before;
    return new WithHash(perSecond, count.get(), Cpu.ofDriver(used));
  }

  private Load.Repeated open() {
    return new Load.Repeated() {
      @Override
      public void once() {
        hashing.matchNobody("a password that nobody has");
        count.incrementAndGet();
      }

      @Override
      public void close() {
        // nothing was opened
      }
    };
  }
}
