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
 * {@code /assets/{version}/{path}}: a file of the pages, compressed for whoever takes it so. The
 * version of this WAR may be kept for a year; another one (two nodes during an update) gets this
 * WAR's file, not to be kept. Only the kinds of file that the pages use are served; anything else
 * is 404.
 */
@WebServlet(name = "assets", urlPatterns = "/assets/*")
public class AssetServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Pattern ADDRESS =
      Pattern.compile(
          "/([0-9a-f]{16})/((?:[A-Za-z0-9-]{1,40}/){0,4}[A-Za-z0-9.-]{1,60}\\.(?:js|json|css|svg))");

  private String version;
  private transient Map<String, Asset> assets;

  @Override
  public void init() throws ServletException {
    version = PageAssets.version(getServletContext());
    assets = PageAssets.load(getServletContext());
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Address> address = addressOf(request.getPathInfo());
    Asset asset = address.map(Address::file).map(assets::get).orElse(null);
    if (asset == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    boolean gzip = Asset.acceptsGzip(request.getHeader("Accept-Encoding"));
    boolean current = address.get().version().equals(version);
    response.setContentType(asset.type());
    response.setCharacterEncoding("UTF-8");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Cache-Control", current ? "max-age=31536000, immutable" : "no-store");
    response.setHeader("Vary", "Accept-Encoding");
    if (gzip) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentLength(asset.length(gzip));
    asset.writeTo(response.getOutputStream(), gzip);
  }

  /** What a path asks for; empty where it is not of the form of an asset. */
  static Optional<Address> addressOf(String pathInfo) {
    if (pathInfo == null) {
      return Optional.empty();
    }
    Matcher matcher = ADDRESS.matcher(pathInfo);
    return matcher.matches()
        ? Optional.of(new Address(matcher.group(1), PageAssets.ROOT + matcher.group(2)))
        : Optional.empty();
  }

  /** A file of the WAR as an address names it. */
  record Address(String version, String file) {}
}
