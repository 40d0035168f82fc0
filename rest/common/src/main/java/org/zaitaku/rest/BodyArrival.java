package org.zaitaku.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/**
 * Gives a request a worker thread only when its body is there. Until then a request costs a
 * connection and the bytes that came, so that bodies which come byte by byte keep nobody else
 * waiting. A body that is longer than {@link BodyFilter#MAX_BYTES}, announced or not, or that takes
 * too long is refused, and its connection ends.
 */
final class BodyArrival implements HttpHandler {

  /** So long a refused caller may go on sending; at once would take the answer from him. */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final HttpHandler next;
  private final Duration longest;

  /**
   * @param next gets requests whose body is there
   * @param longest time that a body has
   */
  BodyArrival(HttpHandler next, Duration longest) {
    this.next = next;
    this.longest = longest;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (exchange.isRequestComplete()) {
      next.handleRequest(exchange);
    } else if (exchange.getRequestContentLength() > BodyFilter.MAX_BYTES) {
      refuse(exchange, DoorError.BODY_TOO_LARGE);
    } else {
      new Arriving(exchange).begin();
    }
  }

  /** How far a body is. */
  private enum Progress {
    WAITING,
    WHOLE,
    TOO_LARGE,
    BROKEN
  }

  /** A body on its way. All of it happens in the exchange's own I/O thread. */
  private final class Arriving implements ChannelListener<StreamSourceChannel> {

    private final HttpServerExchange exchange;
    private final StreamSourceChannel channel;
    private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    private XnioExecutor.Key deadline;
    private boolean over;

    private Arriving(HttpServerExchange exchange) {
      this.exchange = exchange;
      this.channel = exchange.getRequestChannel();
    }

    void begin() throws Exception {
      Progress progress = read();
      if (progress == Progress.WAITING) {
        deadline =
            exchange
                .getIoThread()
                .executeAfter(this::late, longest.toMillis(), TimeUnit.MILLISECONDS);
        channel.getReadSetter().set(this);
        channel.resumeReads();
      } else {
        after(progress).handleRequest(exchange);
      }
    }

    @Override
    public void handleEvent(StreamSourceChannel readable) {
      Progress progress = over ? Progress.WAITING : read();
      if (progress != Progress.WAITING) {
        deadline.remove();
        goOn(after(progress));
      }
    }

    private void late() {
      if (!over) {
        goOn(after(DoorError.BODY_TOO_SLOW));
      }
    }

    private void goOn(HttpHandler handler) {
      channel.getReadSetter().set(null);
      channel.suspendReads();
      Connectors.executeRootHandler(handler, exchange);
    }

    private Progress read() {
      try (PooledByteBuffer pooled = pool().allocate()) {
        ByteBuffer buffer = pooled.getBuffer();
        while (true) {
          buffer.clear();
          int count = channel.read(buffer);
          if (count <= 0) {
            return count == 0 ? Progress.WAITING : Progress.WHOLE;
          }
          if (arrived.size() + count > BodyFilter.MAX_BYTES) {
            return Progress.TOO_LARGE;
          }
          byte[] bytes = new byte[count];
          buffer.flip().get(bytes);
          arrived.writeBytes(bytes);
        }
      } catch (IOException broken) {
        return Progress.BROKEN;
      }
    }

    private HttpHandler after(Progress progress) {
      return switch (progress) {
        case WHOLE -> {
          over = true;
          handBack();
          yield next;
        }
        case TOO_LARGE -> after(DoorError.BODY_TOO_LARGE);
        case WAITING, BROKEN -> after(DoorError.REQUEST_MALFORMED);
      };
    }

    private HttpHandler after(DoorError error) {
      over = true;
      return refused -> refuse(refused, error);
    }

    /** Whoever reads the request next finds the body as if it just came. */
    private void handBack() {
      ByteBuffer body = ByteBuffer.wrap(arrived.toByteArray());
      List<PooledByteBuffer> parts = new ArrayList<>();
      while (body.hasRemaining()) {
        PooledByteBuffer part = pool().allocate();
        int length = Math.min(body.remaining(), part.getBuffer().remaining());
        part.getBuffer().put(body.slice(body.position(), length)).flip();
        body.position(body.position() + length);
        parts.add(part);
      }
      if (!parts.isEmpty()) {
        Connectors.ungetRequestBytes(exchange, parts.toArray(new PooledByteBuffer[0]));
      }
      Connectors.resetRequestChannel(exchange);
    }

    private ByteBufferPool pool() {
      return exchange.getConnection().getByteBufferPool();
    }
  }

  /** Answers as the doors do; this request no use case and no audit will know. */
  private static void refuse(HttpServerExchange exchange, DoorError error)
      throws JsonProcessingException {
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
