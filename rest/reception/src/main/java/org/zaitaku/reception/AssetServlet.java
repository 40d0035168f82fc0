package org.zaitaku.reception;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /assets/{version}/{path}}: a file of the pages. The version of this WAR may be kept for a
 * year; another one (two nodes during an update) gets this WAR's file, not to be kept. Only the
 * kinds of file that the pages use are served; anything else is 404.
 */
@WebServlet(name = "assets", urlPatterns = "/assets/*")
public class AssetServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Pattern ADDRESS =
      Pattern.compile(
          "/([0-9a-f]{16})/((?:[A-Za-z0-9-]{1,40}/){0,4}[A-Za-z0-9.-]{1,60}\\.(js|css|svg))");

  private static final Map<String, String> TYPES =
      Map.of("js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");

  private String version;

  @Override
  public void init() throws ServletException {
    version = PageAssets.version(getServletContext());
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Address> address = addressOf(request.getPathInfo());
    if (address.isEmpty() || !exists(address.get())) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    byte[] content = PageAssets.read(getServletContext(), address.get().file());
    boolean current = address.get().version().equals(version);
    response.setContentType(TYPES.get(address.get().kind()));
    response.setCharacterEncoding("UTF-8");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader(
        "Cache-Control", current ? "public, max-age=31536000, immutable" : "no-store");
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }

  private boolean exists(Address address) throws IOException {
    return getServletContext().getResource(address.file()) != null;
  }

  /** What a path asks for; empty where it is not of the form of an asset. */
  static Optional<Address> addressOf(String pathInfo) {
    if (pathInfo == null) {
      return Optional.empty();
    }
    Matcher matcher = ADDRESS.matcher(pathInfo);
    return matcher.matches()
        ? Optional.of(
            new Address(matcher.group(1), PageAssets.ROOT + matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }

  /** A file of the WAR as an address names it. */
  record Address(String version, String file, String kind) {}
}
