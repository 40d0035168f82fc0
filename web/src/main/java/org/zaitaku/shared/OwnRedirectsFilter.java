package org.zaitaku.shared;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Redirects lead to pages of the console only, and name them by their path (RFC 9110, 10.2.2). The
 * server would put the client's own {@code Host} in front of it.
 */
public class OwnRedirectsFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, new ByPath(response, request.getContextPath()));
  }

  /** Whether this is the path of something below {@code contextPath}, and nothing else. */
  static boolean isOwn(String location, String contextPath) {
    return location.startsWith(contextPath + "/")
        && location.chars().noneMatch(letter -> letter <= ' ' || letter == '\\');
  }

  private static final class ByPath extends HttpServletResponseWrapper {

    private final String contextPath;

    ByPath(HttpServletResponse response, String contextPath) {
      super(response);
      this.contextPath = contextPath;
    }

    @Override
    public void sendRedirect(String location) {
      if (!isOwn(location, contextPath)) {
        throw new IllegalArgumentException("A redirect that leaves the console");
      }
      if (isCommitted()) {
        throw new IllegalStateException("The response is already on its way");
      }
      resetBuffer();
      setStatus(SC_FOUND);
      setHeader("Location", location);
    }
  }
}
