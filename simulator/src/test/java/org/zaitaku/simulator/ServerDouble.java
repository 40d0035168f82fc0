package org.zaitaku.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands for the server: says its environment, takes answers of cards and answers as it was told.
 */
final class ServerDouble implements AutoCloseable {

  /** What came to the callback. */
  record Posted(String contentType, String body) {}

  private final HttpServer http;
  private final List<Posted> posted = new CopyOnWriteArrayList<>();
  private volatile int serviceStatus = 200;
  private volatile String service;
  private volatile int status = 200;
  private volatile String body = "{\"state\":\"AUTHENTICATED\"}";

  private ServerDouble(String environment) {
    this.service = "{\"serviceName\":\"x\",\"environment\":\"" + environment + "\"}";
    try {
      this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext(
        "/reception/api/v1/service", exchange -> send(exchange, serviceStatus, service));
    http.createContext("/reception/api/v1/card-answers", this::take);
    http.start();
  }

  static ServerDouble of(String environment) {
    return new ServerDouble(environment);
  }

  String origin() {
    return "http://localhost:" + http.getAddress().getPort();
  }

  void answers(int newStatus, String newBody) {
    this.body = newBody;
    this.status = newStatus;
  }

  void serves(int newStatus, String newService) {
    this.service = newService;
    this.serviceStatus = newStatus;
  }

  List<Posted> posted() {
    return posted;
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    posted.add(
        new Posted(
            exchange.getRequestHeaders().getFirst("Content-Type"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    send(exchange, status, body);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
