package org.zaitaku.reception;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.rest.DoorError;
import org.zaitaku.rest.DoorException;
import org.zaitaku.rest.RateLimitFilter;
import org.zaitaku.rest.TokenBuckets;
import org.zaitaku.shared.Sha256;

/**
 * How many receptions are begun by one URL. What all addresses share keeps a URL that leaked from
 * filling the database; a small share of its own, which nobody else can use up, keeps the URL open
 * for the institution while somebody does.
 */
@Provider
@ApplicationScoped
public class StartLimit implements ReaderInterceptor {

  private static final int REMEMBERED = 20_000;

  /** An address's own share is this part of what all have together. */
  private static final double OWN_SHARE = 0.1;

  /** Receptions a second that may be begun by one URL for long. */
  @Inject
  @ConfigProperty(name = "zaitaku.rate-limit.starts.per-second", defaultValue = "2")
  private double perSecond;

  /** Receptions that may be begun by one URL at once. */
  @Inject
  @ConfigProperty(name = "zaitaku.rate-limit.starts.burst", defaultValue = "100")
  private double burst;

  @Context private HttpServletRequest servletRequest;

  private Shares shares;

  @PostConstruct
  void open() {
    shares = new Shares(perSecond, burst, System::nanoTime);
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
    Object read = body.proceed();
    if (read instanceof StartRequest start
        && start.url() != null
        && !shares.take(start.url(), RateLimitFilter.caller(servletRequest.getRemoteAddr()))) {
      throw new DoorException(DoorError.TOO_MANY_REQUESTS);
    }
    return read;
  }

  /** The buckets of a URL: one for all, and one for each address. */
  static final class Shares {

    private final TokenBuckets ofAll;
    private final TokenBuckets ofOne;

    Shares(double perSecond, double burst, LongSupplier nanos) {
      this.ofAll = new TokenBuckets(perSecond, burst, REMEMBERED, nanos);
      this.ofOne =
          new TokenBuckets(
              perSecond * OWN_SHARE, Math.max(1, burst * OWN_SHARE), REMEMBERED, nanos);
    }

    /**
     * Takes a token of the address's own share, or else of what all share.
     *
     * @param url the token as it was sent: of any form and length
     */
    boolean take(String url, String address) {
      // A hash, so that nobody fills the memory with long texts.
      String key = HexFormat.of().formatHex(Sha256.of(url));
      return ofOne.take(key + address) || ofAll.take(key);
    }
  }
}
