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
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
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
  private static final Pattern IPV4 = Pattern.compile("[0-9.]{7,15}");
  private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");
  private static final int IPV6_LENGTH = 16;
  private static final String NO_ADDRESS = "no address";

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

  /**
   * Whom an address stands for. One household or attacker holds a whole /64 of IPv6: its first four
   * groups are the caller, however they are written. What is no address, which only a proxy that
   * passes on what it was sent could bring, is one caller.
   *
   * @param address as the server says it
   */
  public static String caller(String address) {
    if (IPV4.matcher(address).matches()) {
      return address;
    }
    String plain = address.split("%", 2)[0];
    if (!IPV6.matcher(plain).matches()) {
      return NO_ADDRESS;
    }
    try {
      // Text with a colon is never looked up by name.
      byte[] bytes = InetAddress.getByName(plain).getAddress();
      return HexFormat.of()
          .formatHex(bytes.length == IPV6_LENGTH ? Arrays.copyOf(bytes, IPV6_LENGTH / 2) : bytes);
    } catch (UnknownHostException noAddress) {
      return NO_ADDRESS;
    }
  }
}
