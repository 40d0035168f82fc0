package org.zaitaku.rest;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Slows one address of the internet down (429 with {@code Retry-After}); for a door that is open to
 * the internet. All phones of an institution may share an address, and each asks every two seconds
 * while a card is read: the defaults leave room for forty.
 */
@Provider
@PreMatching
@ApplicationScoped
@Priority(0)
public class RateLimitFilter implements ContainerRequestFilter {

  private static final int CALLERS = 20_000;

  /** Requests a second that one address may make for long. */
  @Inject
  @ConfigProperty(name = "zaitaku.rate-limit.per-second", defaultValue = "20")
  private double perSecond;

  /** Requests that one address may make at once. */
  @Inject
  @ConfigProperty(name = "zaitaku.rate-limit.burst", defaultValue = "200")
  private double burst;

  @Inject private ProblemAnswers problems;

  @Context private HttpServletRequest servletRequest;

  private TokenBuckets buckets;

  @PostConstruct
  void open() {
    buckets = new TokenBuckets(perSecond, burst, CALLERS, System::nanoTime);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!buckets.take(caller(servletRequest.getRemoteAddr()))) {
      request.abortWith(problems.of(DoorError.TOO_MANY_REQUESTS));
    }
  }

  /** One household or attacker holds a whole /64 of IPv6: its first four groups are the caller. */
  public static String caller(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    String[] groups = address.split(":", 5);
    return groups.length < 5
        ? address
        : String.join(":", groups[0], groups[1], groups[2], groups[3]);
  }
}
