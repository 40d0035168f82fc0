package org.zaitaku.shared;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/**
 * Refuses forms that another site's page sends (ASVS 3.5.1): beside {@code SameSite} cookies and
 * the server-side view state. A browser names where a form came from; a client that names nothing
 * has no cookie of ours to misuse.
 */
public class ForeignOriginFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String VIEW_STATE = "jakarta.faces.ViewState";

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isFormInAddress(request)) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else if (READING.contains(request.getMethod())
        || isOwn(
            request.getHeader("Origin"),
            request.getHeader("Sec-Fetch-Site"),
            request.getHeader("Host"))) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  /**
   * Faces takes any request with a view state for a form that was sent. An address with one is a
   * form that a link, or a picture on another site's page, would send; and what was typed would
   * stand in it.
   */
  private static boolean isFormInAddress(HttpServletRequest request) {
    String query = request.getQueryString();
    return (!request.getMethod().equals("POST") && request.getParameter(VIEW_STATE) != null)
        || (query != null && query.contains(VIEW_STATE));
  }

  /** Compared without the scheme, which a proxy in front may change. */
  static boolean isOwn(String origin, String fetchSite, String host) {
    if (fetchSite != null && !fetchSite.equals("same-origin") && !fetchSite.equals("none")) {
      return false;
    }
    return origin == null || authority(origin).equalsIgnoreCase(host);
  }

  private static String authority(String origin) {
    try {
      String authority = URI.create(origin).getAuthority();
      return authority == null ? "" : authority;
    } catch (IllegalArgumentException unreadable) {
      return "";
    }
  }
}
