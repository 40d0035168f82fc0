package org.zaitaku.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** Who logged in, kept in the session of the console. */
public final class ConsoleSession {

  private static final String WHO = LoggedIn.class.getName();

  private ConsoleSession() {}

  /** Empty where nobody is logged in or the session is over; never begins a session. */
  public static Optional<LoggedIn> find(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null
        ? Optional.empty()
        : Optional.ofNullable((LoggedIn) session.getAttribute(WHO));
  }

  /** Begins the session of {@code loggedIn} under an id that nobody knew before (ASVS 7.2.4). */
  public static void begin(HttpServletRequest request, LoggedIn loggedIn) {
    HttpSession session = request.getSession(true);
    request.changeSessionId();
    session.setAttribute(WHO, loggedIn);
  }
}
