package org.zaitaku.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Speaks HTTP/1.1 byte by byte: every client of a library tidies paths up before it sends them. */
final class RawHttp {

  private static final int TIMEOUT_MILLIS = 20_000;

  private final String host;
  private final int port;
  private final InetSocketAddress from;

  RawHttp(URI base) {
    this(base, new InetSocketAddress(0));
  }

  /**
   * @param from whom the server sees, e.g. an address of 127.0.0.0/8 that nobody else uses
   */
  RawHttp(URI base, InetSocketAddress from) {
    this.host = base.getHost();
    this.port = base.getPort();
    this.from = from;
  }

  /** What came back; status 0 where the server closed the connection without a word. */
  record Answer(int status, List<String> headers, String body) {

    boolean hasHeader(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream().anyMatch(header -> header.toLowerCase(Locale.ROOT).startsWith(start));
    }

    private static Answer parse(String text) {
      if (text.isEmpty()) {
        return new Answer(0, List.of(), "");
      }
      int end = text.indexOf("\r\n\r\n");
      List<String> head = text.substring(0, end).lines().toList();
      return new Answer(
          Integer.parseInt(head.get(0).split(" ", -1)[1]),
          head.subList(1, head.size()),
          text.substring(end + 4));
    }
  }

  String authority() {
    return host + ":" + port;
  }

  Answer get(String target, String... headers) {
    return send("GET", target, authority(), headers);
  }

  /**
   * @param target the request target as it goes over the wire
   * @param hostHeader the value of {@code Host}, or null for none
   */
  Answer send(String method, String target, String hostHeader, String... headers) {
    return send(method, target, hostHeader, List.of(headers), "");
  }

  Answer post(String target, String json) {
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    return send(
        "POST",
        target,
        authority(),
        List.of("Content-Type: application/json", "Content-Length: " + length),
        json);
  }

  private Answer send(
      String method, String target, String hostHeader, List<String> headers, String body) {
    StringBuilder request =
        new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    if (hostHeader != null) {
      request.append("Host: ").append(hostHeader).append("\r\n");
    }
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    request.append("Connection: close\r\n\r\n");
    try (Socket socket = new Socket()) {
      socket.bind(from);
      socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return Answer.parse(
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
