package org.zaitaku.account;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * What the warning of idleness asks for: {@code stay} when somebody goes on (the request itself
 * prolongs the session, and touches no view), {@code end} when nobody answered in time. The
 * server's own limit holds without it; pictures that a page loaded late may have prolonged that one
 * by a moment, and the screen must not be led back into a session that still lives.
 */
@WebServlet({"/session/stay", "/session/end"})
public class IdleServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient SessionService sessions;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    if (request.getServletPath().endsWith("/end")) {
      ConsoleSession.find(request).ifPresent(user -> sessions.expire(user.sessionId()));
      request.getSession().invalidate();
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
