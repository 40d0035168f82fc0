package org.zaitaku.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.zaitaku.account.ConsoleSession;
import org.zaitaku.account.LoggedIn;
import org.zaitaku.account.SessionEnd;
import org.zaitaku.account.SessionService;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.CurrentActor;

/**
 * Asks at each request whether the session still lives. Only what a person does prolongs it. What a
 * page asks for by itself says so: by the header {@code Zaitaku-Poll}, or as a PrimeFaces poll
 * whose id ends with {@code poll}; and so does the end of idleness.
 */
@ApplicationScoped
public class SessionWatch {

  static final String POLL = "Zaitaku-Poll";

  private static final Actor WATCH = new Actor.OfSystem("session watch");
  private static final String IDLE_END = "/session/end";

  @Inject private SessionService sessions;

  @Inject private CurrentActor current;

  @Inject private Clock clock;

  /** Why the session is over; empty where it goes on, and whoever acted has acted. */
  Optional<SessionEnd> findEnd(HttpServletRequest request, LoggedIn user) {
    boolean acts = isAction(request);
    Optional<SessionEnd> end =
        current.as(
            WATCH,
            () ->
                sessions.findEnd(
                    user.institutionId(), user.sessionId(), ConsoleSession.actedAt(request), acts));
    if (end.isEmpty() && acts) {
      ConsoleSession.act(request, clock.instant());
    }
    return end;
  }

  static boolean isAction(HttpServletRequest request) {
    return request.getHeader(POLL) == null
        && !IDLE_END.equals(request.getServletPath())
        && !isPoll(request);
  }

  /** Requests of PrimeFaces name their character set, so that reading them here garbles nothing. */
  private static boolean isPoll(HttpServletRequest request) {
    String type = request.getContentType();
    if (!"partial/ajax".equals(request.getHeader("Faces-Request"))
        || type == null
        || !type.startsWith("application/x-www-form-urlencoded")
        || request.getCharacterEncoding() == null) {
      return false;
    }
    String source = request.getParameter("jakarta.faces.source");
    return source != null && source.endsWith("poll");
  }
}
