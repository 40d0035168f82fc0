package org.zaitaku.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.omnifaces.util.Servlets;
import org.zaitaku.account.ConsoleSession;
import org.zaitaku.account.LoggedIn;
import org.zaitaku.account.SessionEnd;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.Notice;

/**
 * Closed by default. Start page, ［ログイン］, the choice of the language and the files of the pages are
 * open to everybody; whatever else there is or is not, a stranger is led to the start page. Whoever
 * is logged in becomes the request's actor and reaches the screens of {@link OpenEntries}; a screen
 * that is not theirs and one that does not exist get the same answer.
 */
public class ClosedDoorFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String START = "/start.xhtml";
  private static final String LOGIN = "/login.xhtml";
  private static final String LANGUAGE = "/language";
  private static final String SECOND_FACTOR = "/second-factor.xhtml";
  private static final String IDLE = "/session/";
  private static final String RESOURCES = "/jakarta.faces.resource/";

  private static final Pattern ODD =
      Pattern.compile(";|\\.\\.|//|%2e|%2f|%5c|\\\\", Pattern.CASE_INSENSITIVE);

  /** Faces would answer to every other one as to a GET. */
  private static final List<String> METHODS = List.of("GET", "HEAD", "POST");

  /** For everybody who is logged in. */
  private static final Set<String> COMMON =
      Set.of("/menu.xhtml", "/announcements.xhtml", "/session/stay", "/session/end");

  /** The operator's door, which leads to the menu. */
  private static final Set<String> OPERATOR = Set.of("/operator", "/operator/");

  @Inject private transient CurrentActor current;

  @Inject private transient OpenEntries openEntries;

  @Inject private transient AuditTrail audit;

  @Inject private transient SessionWatch watch;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isOdd(request.getRequestURI())) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    if (!METHODS.contains(request.getMethod())) {
      response.setHeader("Allow", String.join(", ", METHODS));
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    String path = path(request);
    if (path.startsWith(RESOURCES)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<LoggedIn> user = ConsoleSession.find(request);
    Optional<SessionEnd> end = user.flatMap(loggedIn -> watch.findEnd(request, loggedIn));
    if (end.isPresent() && !isFinishing(end.get(), request, path)) {
      request.getSession(false).invalidate();
      redirect(request, response, LOGIN + "?" + notice(end.get()).parameter());
      return;
    }
    user.ifPresent(loggedIn -> current.become(loggedIn.actor()));
    if (isOpen(path) || (user.isEmpty() && isSecondFactor(path, request))) {
      chain.doFilter(request, response);
      return;
    }
    Optional<String> due = user.map(LoggedIn::duty).flatMap(DutyPages::find);
    if (due.isPresent()) {
      if (isOfDuty(path, user.get())) {
        chain.doFilter(request, response);
      } else {
        redirect(request, response, due.get());
      }
      return;
    }
    if (user.filter(loggedIn -> isTheirs(path, loggedIn)).isPresent()) {
      chain.doFilter(request, response);
    } else if (user.isPresent()) {
      Screens.entryOf(path)
          .ifPresent(
              entry ->
                  audit.refusal(
                      AuditAction.PERMISSION,
                      AuditSubject.of("screen:" + entry),
                      ErrorCode.PERMISSION_DENIED.name()));
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      turnAway(request, response);
    }
  }

  /** No screen is asked for with parameters, dots or slashes of a path in disguise. */
  static boolean isOdd(String uri) {
    return ODD.matcher(uri).find();
  }

  private static String path(HttpServletRequest request) {
    return request.getPathInfo() == null
        ? request.getServletPath()
        : request.getServletPath() + request.getPathInfo();
  }

  private static boolean isOpen(String path) {
    return path.equals(START) || path.equals(LOGIN) || path.equals(LANGUAGE);
  }

  /** Whoever showed the password reaches the question for the second factor and nothing else. */
  private static boolean isSecondFactor(String path, HttpServletRequest request) {
    return path.equals(SECOND_FACTOR) && ConsoleSession.findHalf(request).isPresent();
  }

  /** What is to be done comes before everything else, whatever address is asked for (LOG-004). */
  private static boolean isOfDuty(String path, LoggedIn user) {
    return DutyPages.belongs(user.duty(), path) || path.startsWith(IDLE);
  }

  private static Notice notice(SessionEnd end) {
    return switch (end) {
      case LEFT -> Notice.LEFT;
      case EXPIRED -> Notice.EXPIRED;
      case REPLACED -> Notice.REPLACED;
      case FORCED -> Notice.FORCED;
      case ACCOUNT -> Notice.ACCOUNT;
      case SETTINGS -> Notice.SETTINGS;
    };
  }

  /**
   * Whoever stands on ［環境設定情報更新］ while the settings change goes on there: the one who saved is told
   * so, and another one who saves sees the difference and chooses. Everything else needs a new
   * log-in.
   */
  private static boolean isFinishing(SessionEnd end, HttpServletRequest request, String path) {
    return end == SessionEnd.SETTINGS
        && request.getMethod().equals("POST")
        && Screens.page(MenuEntry.SETTINGS).filter(path::equals).isPresent();
  }

  private boolean isTheirs(String path, LoggedIn user) {
    return COMMON.contains(path)
        || (OPERATOR.contains(path) && openEntries.of(user).contains(MenuEntry.INSTITUTIONS))
        || Screens.entryOf(path).filter(openEntries.of(user)::contains).isPresent();
  }

  /**
   * A form that comes without a session was open for too long; anything else begins at the start.
   */
  private static void turnAway(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String target =
        request.getMethod().equals("POST") ? LOGIN + "?" + Notice.EXPIRED.parameter() : START;
    redirect(request, response, target);
  }

  private static void redirect(
      HttpServletRequest request, HttpServletResponse response, String target) throws IOException {
    Servlets.facesRedirect(request, response, request.getContextPath() + target);
  }
}
