package org.zaitaku.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.zaitaku.account.PasswordHashing;

/**
 * What the machine can hash with all its cores at the parameters of passwords, in this process,
 * while the server has nothing to do.
 *
 * @param cpuMillis of one hash
 */
record Hashes(double perSecond, double cpuMillis) {

  static Hashes measure(Duration duration) throws IOException, InterruptedException {
    PasswordHashing hashing = new PasswordHashing();
    int cores = Runtime.getRuntime().availableProcessors();
    AtomicInteger count = new AtomicInteger();
    Load.Opening opening =
        () ->
            new Load.Repeated() {
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
    Load.perSecond(cores, duration, opening);
    count.set(0);
    double before = ProcessCpu.of(ProcessHandle.current().pid());
    double perSecond = Load.perSecond(cores, duration, opening);
    double used = ProcessCpu.of(ProcessHandle.current().pid()) - before;
    return new Hashes(perSecond, Cpu.millisEach(used, count.get()));
  }
}
