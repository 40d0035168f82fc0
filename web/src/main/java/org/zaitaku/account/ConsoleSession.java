package org.zaitaku.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who logged in, kept in the session of the console; and who is half in. */
public final class ConsoleSession {

  private static final String WHO = LoggedIn.class.getName();
  private static final String HALF = HalfLoggedIn.class.getName();
  private static final String ACTED = ConsoleSession.class.getName() + ".acted";

  /** Longer than the limit of idleness, which is judged at each request and not by the server. */
  private static final Duration AFTER_IDLE = Duration.ofMinutes(2);

  private ConsoleSession() {}

  /** Empty where nobody is logged in or the session is over; never begins a session. */
  public static Optional<LoggedIn> find(HttpServletRequest request) {
    return attribute(request, WHO).map(LoggedIn.class::cast);
  }

  /** Whoever showed the password and not yet the second factor. */
  public static Optional<HalfLoggedIn> findHalf(HttpServletRequest request) {
    return attribute(request, HALF).map(HalfLoggedIn.class::cast);
  }

  private static Optional<Object> attribute(HttpServletRequest request, String name) {
    HttpSession session = request.getSession(false);
    return session == null ? Optional.empty() : Optional.ofNullable(session.getAttribute(name));
  }

  /** Begins the session of {@code loggedIn} under an id that nobody knew before (ASVS 7.2.4). */
  public static void begin(
      HttpServletRequest request, LoggedIn loggedIn, Instant now, Duration idle) {
    HttpSession session = request.getSession(true);
    request.changeSessionId();
    session.setMaxInactiveInterval((int) idle.plus(AFTER_IDLE).toSeconds());
    session.removeAttribute(HALF);
    session.setAttribute(WHO, loggedIn);
    session.setAttribute(ACTED, now);
  }

  /** Begins the short session in which the second factor is asked for. */
  public static void beginHalf(HttpServletRequest request, HalfLoggedIn half) {
    HttpSession session = request.getSession(true);
    request.changeSessionId();
    session.setAttribute(HALF, half);
  }

  /** The same person has another duty from now on. */
  public static void replace(HttpServletRequest request, LoggedIn loggedIn) {
    request.getSession(false).setAttribute(WHO, loggedIn);
  }

  /** The person's last action. */
  public static Instant actedAt(HttpServletRequest request) {
    return attribute(request, ACTED).map(Instant.class::cast).orElse(Instant.EPOCH);
  }

  /** The person did something now. */
  public static void act(HttpServletRequest request, Instant now) {
    request.getSession(false).setAttribute(ACTED, now);
  }
}
