package org.zaitaku.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for each caller, refilled steadily. Of the callers only the latest are
 * remembered: whoever is forgotten begins with a full bucket, which favours the many over the one
 * and keeps memory bounded.
 */
public final class TokenBuckets {

  private static final double NANOS_PER_SECOND = 1e9;

  private final double perSecond;
  private final double burst;
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets;

  /**
   * @param perSecond tokens that come back each second
   * @param burst tokens of a full bucket
   * @param callers how many callers are remembered
   * @param nanos a steady clock, e.g. {@code System::nanoTime}
   */
  public TokenBuckets(double perSecond, double burst, int callers, LongSupplier nanos) {
    if (!(perSecond > 0) || !(burst >= 1) || callers < 1) {
      throw new IllegalArgumentException(
          "a rate, a burst and a number of callers above zero are needed");
    }
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanos = nanos;
    this.buckets =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > callers;
          }
        };
  }

  /** Takes a token of {@code caller}, and says whether there was one. */
  public synchronized boolean take(String caller) {
    long now = nanos.getAsLong();
    Bucket before = buckets.get(caller);
    double tokens =
        before == null
            ? burst
            : Math.min(burst, before.tokens + (now - before.at) / NANOS_PER_SECOND * perSecond);
    boolean granted = tokens >= 1;
    buckets.put(caller, new Bucket(granted ? tokens - 1 : tokens, now));
    return granted;
  }

  synchronized int remembered() {
    return buckets.size();
  }

  private record Bucket(double tokens, long at) {}
}
