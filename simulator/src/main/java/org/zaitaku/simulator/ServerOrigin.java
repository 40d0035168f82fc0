package org.zaitaku.simulator;

import java.net.URI;
import java.util.Locale;

/**
 * The one server for which this simulator works: scheme, host and port.
 *
 * @param value as a browser writes an origin: lower case, no slash at the end, no default port
 */
public record ServerOrigin(String value) {

  /**
   * Reads {@code --server}; a slash at the end is tolerated.
   *
   * @throws IllegalArgumentException when it is more than an origin, or not HTTP
   */
  public ServerOrigin {
    URI uri = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
    if (!uri.getRawSchemeSpecificPart().equals("//" + uri.getRawAuthority())
        || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the server is given as scheme, host and port, e.g. http://localhost:8081");
    }
    value = originOf(uri);
  }

  /**
   * Whether {@code address} lies on this server. Compared part by part: {@code
   * http://localhost:8081.example} does not.
   */
  boolean covers(URI address) {
    return address.getRawFragment() == null
        && address.getHost() != null
        && address.getRawUserInfo() == null
        && isHttp(address)
        && value.equals(originOf(address));
  }

  /** The address of a path of this server. */
  URI resolve(String path) {
    return URI.create(value + path);
  }

  private static String originOf(URI uri) {
    if (uri.getHost() == null || uri.getRawUserInfo() != null || !isHttp(uri)) {
      throw new IllegalArgumentException("not an HTTP address of a host: " + uri);
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    int standard = scheme.equals("https") ? 443 : 80;
    String port = uri.getPort() == -1 || uri.getPort() == standard ? "" : ":" + uri.getPort();
    return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
  }

  private static boolean isHttp(URI uri) {
    return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
  }
}
