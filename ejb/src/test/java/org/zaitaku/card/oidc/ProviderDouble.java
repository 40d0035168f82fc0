package org.zaitaku.card.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** An identity provider on a free port of this machine, which does what a test says. */
final class ProviderDouble implements AutoCloseable {

  /** Answers a request, of which the body has been read. */
  interface Behaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  static {
    // Else every answer waits 40 ms: the JDK's server sends head and body apart.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  static final String ISSUER = "https://idp.example.jp/main";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Clock clock;
  final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
  final AtomicInteger keysAsked = new AtomicInteger();
  volatile ECKey key = key("first");
  volatile String nonce;
  volatile Consumer<TokenDraft> change = draft -> {};
  volatile Behaviour token = exchange -> send(exchange, 200, answer());
  volatile Behaviour keys = exchange -> send(exchange, 200, published(key));

  ProviderDouble(Clock clock) {
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext(
        "/token",
        exchange -> {
          asked.add(
              form(
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII)));
          run(token, exchange);
        });
    server.createContext(
        "/keys",
        exchange -> {
          keysAsked.incrementAndGet();
          run(keys, exchange);
        });
    server.setExecutor(threads);
    server.start();
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** A good token answer, but for the change. */
  String answer() {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("access_token", "opens-nothing");
    answer.put("token_type", "Bearer");
    answer.put("id_token", token());
    return JSONObjectUtils.toJSONString(answer);
  }

  String token() {
    TokenDraft draft = new TokenDraft(ISSUER, nonce, clock.instant(), key);
    change.accept(draft);
    return draft.serialize();
  }

  static String published(ECKey... keys) {
    return new JWKSet(List.of(keys)).toString(true);
  }

  static ECKey key(String id) {
    return key(id, Curve.P_256);
  }

  static ECKey key(String id, Curve curve) {
    try {
      return new ECKeyGenerator(curve).keyID(id).generate();
    } catch (JOSEException failed) {
      throw new IllegalStateException(failed);
    }
  }

  static Behaviour says(int status, String body) {
    return exchange -> send(exchange, status, body);
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  static Map<String, String> form(String encoded) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      form.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  private static void run(Behaviour behaviour, HttpExchange exchange) throws IOException {
    try (exchange) {
      behaviour.answer(exchange);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
