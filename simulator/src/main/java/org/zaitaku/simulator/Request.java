package org.zaitaku.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A request as far as the simulator looks at it. */
final class Request {

  /** No form and no OCSP request is larger. */
  static final int LIMIT = 16 * 1024;

  /** Names of this machine in a Host header that nobody else's DNS can answer for. */
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "(?:localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1])(?::[0-9]{1,5})?",
          Pattern.CASE_INSENSITIVE);

  private final String method;
  private final String rawPath;
  private final List<String> segments;
  private final Map<String, String> query;
  private final byte[] body;
  private final boolean foreign;
  private final boolean fromThisMachine;

  private Request(HttpExchange exchange, byte[] body) {
    URI uri = exchange.getRequestURI();
    this.method = exchange.getRequestMethod();
    this.rawPath = uri.getRawPath();
    this.segments =
        Arrays.stream(rawPath.split("/")).filter(segment -> !segment.isEmpty()).toList();
    this.query = Parameters.parse(uri.getRawQuery());
    this.body = body;
    this.foreign = isForeign(exchange);
    this.fromThisMachine =
        exchange.getRemoteAddress().getAddress().isLoopbackAddress() && namesThisMachine(exchange);
  }

  /**
   * Reads a request.
   *
   * @throws TooLarge when its body is larger than {@link #LIMIT}
   * @throws IllegalArgumentException when its query cannot be read
   */
  static Request read(HttpExchange exchange) throws IOException, TooLarge {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] body = in.readNBytes(LIMIT + 1);
      if (body.length > LIMIT) {
        throw new TooLarge();
      }
      return new Request(exchange, body);
    }
  }

  boolean isGet() {
    return method.equals("GET") || method.equals("HEAD");
  }

  boolean isPost() {
    return method.equals("POST");
  }

  String rawPath() {
    return rawPath;
  }

  /** The parts of the path between slashes, as they were sent. */
  List<String> segments() {
    return segments;
  }

  Map<String, String> query() {
    return query;
  }

  /** The posted form. */
  Map<String, String> form() {
    return Parameters.parse(new String(body, StandardCharsets.UTF_8));
  }

  byte[] body() {
    return body;
  }

  /** Whether a page of another site sent it. Programs send no Origin. */
  boolean isForeign() {
    return foreign;
  }

  /**
   * Whether a program or person on this machine sent it, and knew whom they asked: a page whose own
   * name was made to point here (DNS rebinding) comes from the loopback address and is not foreign,
   * but names its own host.
   */
  boolean isFromThisMachine() {
    return fromThisMachine;
  }

  private static boolean namesThisMachine(HttpExchange exchange) {
    List<String> hosts = exchange.getRequestHeaders().get("Host");
    return hosts != null && hosts.size() == 1 && LOOPBACK.matcher(hosts.get(0)).matches();
  }

  private static boolean isForeign(HttpExchange exchange) {
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    String host = exchange.getRequestHeaders().getFirst("Host");
    return origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host);
  }

  /** The body is larger than anything that belongs here. */
  static final class TooLarge extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
