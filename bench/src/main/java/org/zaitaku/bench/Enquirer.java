package org.zaitaku.bench;

import java.io.IOException;

/** Somebody who only looks at what is registered: the first half of flow B, then 《やめる》. */
final class Enquirer implements Load.Repeated {

  private final Scenes scenes;
  private final Phone phone;
  private final Durations enquiries = new Durations();

  Enquirer(Installation installation, Scenes scenes) throws IOException {
    this.scenes = scenes;
    phone = new Phone(installation.publicPort());
  }

  @Override
  public void once() throws IOException {
    long signed = phone.signingNanos();
    long begin = System.nanoTime();
    Visit visit = phone.start(Flow.UPDATE, scenes.next());
    phone.enquire(visit);
    enquiries.add(System.nanoTime() - begin - (phone.signingNanos() - signed));
    phone.stop(visit);
  }

  /** From the first call until it is shown, without signing. */
  Durations enquiries() {
    return enquiries;
  }

  Timings timings() {
    return phone.timings();
  }

  @Override
  public void close() throws IOException {
    phone.close();
  }
}
