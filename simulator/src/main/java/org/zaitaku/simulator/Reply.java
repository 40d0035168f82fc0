package org.zaitaku.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What the simulator answers. */
final class Reply {

  /** No script, nothing from elsewhere, no frame; forms go to the simulator itself. */
  static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final int status;
  private final Map<String, String> headers = new TreeMap<>();
  private final byte[] body;
  private Duration delay = Duration.ZERO;

  private Reply(int status, String type, byte[] body) {
    this.status = status;
    this.body = body;
    headers.put("Content-Type", type);
    headers.put("Content-Security-Policy", POLICY);
    headers.put("X-Content-Type-Options", "nosniff");
    // Not no-referrer: under it a browser sends "Origin: null" with our own forms.
    headers.put("Referrer-Policy", "same-origin");
    headers.put("Cache-Control", "no-store");
  }

  static Reply of(int status, String type, byte[] body) {
    return new Reply(status, type, body);
  }

  static Reply html(int status, String page) {
    return new Reply(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  static Reply text(int status, String line) {
    return new Reply(
        status, "text/plain; charset=utf-8", (line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static Reply json(int status, String json) {
    return new Reply(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** The browser goes back to the one server whose address was compared before. */
  static Reply sendBack(URI address) {
    Reply reply = text(303, "see the server");
    reply.headers.put("Location", address.toString());
    return reply;
  }

  /** After a form: the page that shows what became of it. {@code path} is always one of ours. */
  static Reply seeOther(String path) {
    Reply reply = text(303, "see " + path);
    reply.headers.put("Location", path);
    return reply;
  }

  static Reply notFound() {
    return text(404, "not found");
  }

  static Reply methodNotAllowed(String allowed) {
    Reply reply = text(405, "only " + allowed);
    reply.headers.put("Allow", allowed);
    return reply;
  }

  Reply after(Duration duration) {
    this.delay = duration;
    return this;
  }

  int status() {
    return status;
  }

  Duration delay() {
    return delay;
  }

  void send(HttpExchange exchange) throws IOException {
    Headers sent = exchange.getResponseHeaders();
    headers.forEach(sent::set);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
    if (!head) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
    exchange.close();
  }
}
