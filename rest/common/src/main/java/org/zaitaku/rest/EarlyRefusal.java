package org.zaitaku.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;

/**
 * Refuses a request before any thread, filter or resource knows it: answers as the doors do, and
 * ends the connection.
 */
final class EarlyRefusal {

  /** So long a refused caller may go on sending; at once would take the answer from him. */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private EarlyRefusal() {}

  static void send(HttpServerExchange exchange, DoorError error) throws JsonProcessingException {
    Problem problem = Problem.of(error.status(), error, null, null, UUID.randomUUID());
    byte[] answer =
        JsonBinding.mapper().writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
    HeaderMap headers = exchange.getResponseHeaders();
    AnswerHeaders.FIXED.forEach((name, value) -> headers.put(new HttpString(name), value));
    headers.put(new HttpString(AnswerHeaders.CORRELATION_ID), problem.correlationId().toString());
    headers.put(Headers.CONTENT_TYPE, Problem.MEDIA_TYPE);
    exchange.setStatusCode(problem.status());
    exchange.setPersistent(false);
    exchange.getResponseSender().send(ByteBuffer.wrap(answer));
    try {
      exchange
          .getIoThread()
          .executeAfter(() -> leave(exchange), FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      leave(exchange);
    }
  }

  private static void leave(HttpServerExchange exchange) {
    if (!exchange.isComplete()) {
      IoUtils.safeClose(exchange.getConnection());
    }
  }
}
