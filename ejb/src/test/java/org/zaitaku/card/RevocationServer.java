package org.zaitaku.card;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The authority's web server, on a free port of this machine: {@code /ocsp} and {@code /crl} do
 * what a test says.
 */
final class RevocationServer implements AutoCloseable {

  /** Answers a request, of which the body has been read. */
  interface Behaviour {
    void answer(HttpExchange exchange, byte[] body) throws IOException;
  }

  /** Makes the bytes of an answer of HTTP 200. */
  interface Bytes {
    byte[] to(byte[] body);
  }

  static {
    // Else every answer waits 40 ms: the JDK's server sends head and body apart.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  final AtomicInteger ocspAsked = new AtomicInteger();
  final AtomicInteger crlAsked = new AtomicInteger();
  private volatile Behaviour ocsp = status(404);
  private volatile Behaviour crl = status(404);

  RevocationServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext("/ocsp", exchange -> run(ocspAsked, ocsp, exchange));
    server.createContext("/crl", exchange -> run(crlAsked, crl, exchange));
    server.setExecutor(threads);
    server.start();
  }

  String ocspUrl() {
    return url("/ocsp");
  }

  String crlUrl() {
    return url("/crl");
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  void ocsp(Bytes bytes) {
    ocspBehaves((exchange, body) -> send(exchange, 200, bytes.to(body)));
  }

  void ocspBehaves(Behaviour behaviour) {
    ocsp = behaviour;
  }

  void crl(byte[] list) {
    crlBehaves((exchange, body) -> send(exchange, 200, list));
  }

  void crlBehaves(Behaviour behaviour) {
    crl = behaviour;
  }

  static Behaviour status(int status) {
    return (exchange, body) -> send(exchange, status, new byte[0]);
  }

  /** Sends bytes without end, until the other side has had enough. */
  static void sendForever(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] block = new byte[8192];
    while (true) {
      exchange.getResponseBody().write(block);
    }
  }

  static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void run(AtomicInteger count, Behaviour behaviour, HttpExchange exchange)
      throws IOException {
    count.incrementAndGet();
    try (exchange) {
      behaviour.answer(exchange, exchange.getRequestBody().readAllBytes());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
