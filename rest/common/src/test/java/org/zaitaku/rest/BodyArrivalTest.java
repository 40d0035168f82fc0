package org.zaitaku.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One worker thread, which reads a body and sends it back, behind the arrival of bodies. */
class BodyArrivalTest {

  private static final Duration LONGEST = Duration.ofMillis(700);
  private static final String HEAD = "POST / HTTP/1.1\r\nHost: localhost\r\n";

  private final AtomicInteger worked = new AtomicInteger();
  private final List<Socket> sockets = new ArrayList<>();
  private Undertow server;

  @BeforeEach
  void start() {
    BlockingHandler echo =
        new BlockingHandler(
            exchange -> {
              worked.incrementAndGet();
              exchange.getOutputStream().write(exchange.getInputStream().readAllBytes());
            });
    server =
        Undertow.builder()
            .setIoThreads(1)
            .setWorkerThreads(1)
            .addHttpListener(0, "localhost")
            .setHandler(new HttpContinueReadHandler(new BodyArrival(echo, LONGEST)))
            .build();
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    server.stop();
  }

  @Test
  void aBodyReachesTheDoorAsItWasSent() throws IOException {
    String body = "x".repeat(BodyFilter.MAX_BYTES - 1) + "y";

    assertThat(
            answer(
                HEAD + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body))
        .startsWith("HTTP/1.1 200 ")
        .endsWith("\r\n\r\n" + body);
  }

  @Test
  void aBodyInPiecesReachesTheDoorWhole() throws IOException {
    Socket socket = send(HEAD + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (String piece : List.of("3\r\nabc\r\n", "2\r", "\nde\r\n", "0\r\n\r\n")) {
      write(socket, piece);
    }

    assertThat(rest(socket)).startsWith("HTTP/1.1 200 ").contains("abcde");
  }

  @Test
  void anEmptyBodyAndNoneReachTheDoor() throws IOException {
    assertThat(answer(HEAD + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
    assertThat(answer("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void aConnectionGoesOnAfterABody() throws IOException {
    String request = HEAD + "Content-Length: 3\r\n\r\nabc";

    assertThat(answer(request + request + HEAD + "Connection: close\r\nContent-Length: 1\r\n\r\nz"))
        .containsSubsequence("abc", "abc", "z");
  }

  @Test
  void whoAsksWhetherToSendIsToldSo() throws IOException {
    Socket socket =
        send(HEAD + "Connection: close\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
    byte[] told = socket.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
    assertThat(new String(told, ISO_8859_1)).startsWith("HTTP/1.1 100 ");
    assertThat(worked).as("no thread waits for the body").hasValue(0);

    write(socket, "abc");

    assertThat(rest(socket)).startsWith("HTTP/1.1 200 ").endsWith("abc");
  }

  @Test
  void aBodyThatIsTooLongIsRefusedAtOnceAnnouncedOrNot() throws IOException {
    Socket announced = send(HEAD + "Content-Length: " + (BodyFilter.MAX_BYTES + 1) + "\r\n\r\nx");
    assertThat(line(announced)).isEqualTo("HTTP/1.1 413 Request Entity Too Large");

    Socket streamed =
        send(
            HEAD + "Transfer-Encoding: chunked\r\n\r\n5000\r\n" + "x".repeat(0x5000) + "\r\n1\r\n");
    String answer = rest(streamed);
    assertThat(answer)
        .startsWith("HTTP/1.1 413 ")
        .contains("\"code\":\"BODY_TOO_LARGE\"", "Content-Type: application/problem+json");
    assertThat(worked).hasValue(0);
  }

  @Test
  void aBodyThatEndsBeforeItsEndIsABadRequest() throws IOException {
    Socket socket = send(HEAD + "Content-Length: 10\r\n\r\nabc");
    socket.shutdownOutput();

    assertThat(rest(socket)).startsWith("HTTP/1.1 400 ").contains("REQUEST_MALFORMED");
    assertThat(worked).hasValue(0);
  }

  @Test
  void aBodyThatDoesNotComeInTimeIsRefusedAndItsConnectionEnds() throws IOException {
    Socket socket = send(HEAD + "Content-Length: 10\r\n\r\nx");

    assertThat(rest(socket)).startsWith("HTTP/1.1 408 ").contains("BODY_TOO_SLOW");
    assertThat(worked).hasValue(0);
  }

  @Test
  void bodiesThatComeByteByByteKeepNobodyWaiting() throws IOException {
    for (int i = 0; i < 50; i++) {
      send(HEAD + "Content-Length: 1000\r\n\r\nx");
    }

    assertThat(answer(HEAD + "Connection: close\r\nContent-Length: 3\r\n\r\nabc"))
        .startsWith("HTTP/1.1 200 ");
    assertThat(worked).hasValue(1);
  }

  private String answer(String request) throws IOException {
    return rest(send(request));
  }

  private Socket send(String request) throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    socket.connect(
        (InetSocketAddress) server.getListenerInfo().get(0).getAddress(), (int) LONGEST.toMillis());
    socket.setSoTimeout(20_000);
    write(socket, request);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Everything until the server ends the connection. */
  private static String rest(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  private static String line(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    int octet = socket.getInputStream().read();
    while (octet >= 0 && octet != '\r') {
      line.append((char) octet);
      octet = socket.getInputStream().read();
    }
    return line.toString();
  }
}
