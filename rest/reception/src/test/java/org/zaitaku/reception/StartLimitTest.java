package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * With ten a second and a hundred at once for a URL: one and ten of them are each address's own.
 */
class StartLimitTest {

  private static final String URL = "url-of-a-hospital";
  private static final String HOSPITAL = "203.0.113.7";

  private final AtomicLong nanos = new AtomicLong();
  private final StartLimit.Shares shares = new StartLimit.Shares(10, 100, nanos::get);

  private long begun(String url, String address, int tries) {
    return IntStream.range(0, tries).filter(i -> shares.take(url, address)).count();
  }

  @Test
  void aHospitalBehindOneAddressHasWhatAllShareAndItsOwn() {
    assertThat(begun(URL, HOSPITAL, 500)).isEqualTo(110);

    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(begun(URL, HOSPITAL, 500)).isEqualTo(11);
  }

  @Test
  void aCrowdThatUsesUpAUrlDoesNotCloseItForTheHospital() {
    IntStream.range(0, 100).forEach(i -> begun(URL, "198.51.100." + i, 50));
    assertThat(begun(URL, "192.0.2.1", 50)).as("what is left for one more of them").isEqualTo(10);

    assertThat(begun(URL, HOSPITAL, 5)).isEqualTo(5);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(3));
    IntStream.range(0, 100).forEach(i -> begun(URL, "198.51.100." + i, 50));
    assertThat(begun(URL, HOSPITAL, 50)).isEqualTo(8);
  }

  @Test
  void oneUrlTakesNothingFromAnother() {
    begun(URL, HOSPITAL, 500);

    assertThat(begun("url-of-a-pharmacy", HOSPITAL, 500)).isEqualTo(110);
  }
}
