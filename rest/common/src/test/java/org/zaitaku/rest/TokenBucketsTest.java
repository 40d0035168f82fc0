package org.zaitaku.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketsTest {

  private final AtomicLong nanos = new AtomicLong(-5);
  private final TokenBuckets buckets = new TokenBuckets(2, 3, 2, nanos::get);

  @Test
  void aCallerHasItsBurstAndThenNothing() {
    assertThat(IntStream.range(0, 5).filter(i -> buckets.take("a")).count()).isEqualTo(3);
  }

  @Test
  void tokensComeBackSteadilyAndNeverExceedTheBurst() {
    IntStream.range(0, 3).forEach(i -> buckets.take("a"));
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(499));
    assertThat(buckets.take("a")).isFalse();
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
    assertThat(buckets.take("a")).isTrue();
    nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
    assertThat(IntStream.range(0, 5).filter(i -> buckets.take("a")).count()).isEqualTo(3);
  }

  @Test
  void oneCallerDoesNotUseUpAnothersTokens() {
    IntStream.range(0, 4).forEach(i -> buckets.take("a"));
    assertThat(buckets.take("b")).isTrue();
  }

  @Test
  void onlyTheLatestCallersAreRemembered() {
    IntStream.range(0, 100).forEach(i -> buckets.take("caller" + i));
    assertThat(buckets.remembered()).isEqualTo(2);
  }

  @Test
  void aRateOfNothingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TokenBuckets(0, 3, 2, nanos::get));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TokenBuckets(Double.NaN, 3, 2, nanos::get));
    assertThatIllegalArgumentException().isThrownBy(() -> new TokenBuckets(1, 0.5, 2, nanos::get));
  }

  @Test
  void aWholeNetworkOfIpv6IsOneCaller() {
    assertThat(RateLimitFilter.caller("2001:db8:0:7:1:2:3:4"))
        .isEqualTo(RateLimitFilter.caller("2001:db8:0:7:9:9:9:9"))
        .isNotEqualTo(RateLimitFilter.caller("2001:db8:0:8:1:2:3:4"));
    assertThat(RateLimitFilter.caller("2001:db8:0:7::1"))
        .as("however it is written")
        .isEqualTo(RateLimitFilter.caller("2001:0DB8:0000:0007:9:9:9:9"));
    assertThat(RateLimitFilter.caller("::ffff:203.0.113.7"))
        .isEqualTo(RateLimitFilter.caller("::ffff:203.0.113.7"))
        .isNotEqualTo(RateLimitFilter.caller("::ffff:203.0.113.8"));
    assertThat(RateLimitFilter.caller("fe80::1%eth0")).isEqualTo(RateLimitFilter.caller("fe80::1"));
    assertThat(RateLimitFilter.caller("203.0.113.7")).isEqualTo("203.0.113.7");
  }

  /** A proxy that passes on what it was sent must not let anybody choose who he is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "localhost",
        "a:b",
        "1:2",
        ":::",
        "203.0.113.7, 198.51.100.1",
        "example.jp"
      })
  void whatIsNoAddressIsOneCaller(String text) {
    assertThat(RateLimitFilter.caller(text)).isEqualTo(RateLimitFilter.caller("x".repeat(9000)));
  }
}
