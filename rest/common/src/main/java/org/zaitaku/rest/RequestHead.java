package org.zaitaku.rest;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Takes out of a request's head what the server would fail over with a 500 before any filter sees
 * it: a cookie with characters outside of printable ASCII is dropped and the others stay (a browser
 * may hold one of somebody else on this host); a host that is none is refused.
 */
final class RequestHead implements HttpHandler {

  private final HttpHandler next;

  RequestHead(HttpHandler next) {
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (!isHost(exchange.getRequestScheme(), exchange.getHostAndPort())) {
      EarlyRefusal.send(exchange, DoorError.REQUEST_MALFORMED);
      return;
    }
    dropOddCookies(exchange.getRequestHeaders());
    if (areCookies(exchange)) {
      next.handleRequest(exchange);
    } else {
      EarlyRefusal.send(exchange, DoorError.REQUEST_MALFORMED);
    }
  }

  private static boolean isHost(String scheme, String host) {
    try {
      return new URI(scheme + "://" + host + "/").getRawAuthority() != null;
    } catch (URISyntaxException none) {
      return false;
    }
  }

  private static void dropOddCookies(HeaderMap headers) {
    if (headers.contains(Headers.COOKIE)
        && !headers.get(Headers.COOKIE).stream().allMatch(RequestHead::isPlain)) {
      String plain =
          headers.get(Headers.COOKIE).stream()
              .flatMap(cookies -> Arrays.stream(cookies.split(";", -1)))
              .filter(RequestHead::isPlain)
              .collect(Collectors.joining(";"));
      headers.put(Headers.COOKIE, plain);
    }
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(character -> character >= ' ' && character < 0x7f);
  }

  /** The server reads them once and keeps what it read; too many or malformed ones it throws. */
  private static boolean areCookies(HttpServerExchange exchange) {
    try {
      return exchange.requestCookies() != null;
    } catch (IllegalArgumentException | IllegalStateException unreadable) {
      return false;
    }
  }
}
