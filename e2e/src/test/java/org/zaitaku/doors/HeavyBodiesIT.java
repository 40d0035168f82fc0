package org.zaitaku.doors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.e2e.Installation;

/** Bodies that are slow, long or deep cost nobody else anything. */
class HeavyBodiesIT {

  private static final int CONNECTIONS = 200;
  private static final int ASKED = 5;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI open = URI.create(Installation.get().publicUrl());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 1000\r\n\r\n{",
        "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",
        "Expect: 100-continue\r\nContent-Length: 1000\r\n\r\n{",
        "Content-Length: 1000000\r\n\r\n{",
        "Content-Length: 16384\r\n\r\n{"
      })
  void whileTwoHundredBodiesComeByteByByteBothDoorsAnswerWithinASecond(String slow)
      throws IOException, InterruptedException {
    List<URI> pages =
        List.of(
            URI.create(open + "/reception/api/v1/service"),
            URI.create(open + "/reception/"),
            URI.create(Installation.get().closedUrl() + "/console/start.xhtml"));
    for (URI page : pages) {
      millis(page);
    }
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        sockets.add(
            send(
                "POST /reception/api/v1/"
                    + (i % 2 == 0 ? "receptions" : "card-answers")
                    + " HTTP/1.1\r\nHost: "
                    + open.getAuthority()
                    + "\r\nContent-Type: application/json\r\n"
                    + slow));
      }
      for (Socket socket : sockets) {
        drip(socket);
      }

      for (URI page : pages) {
        assertThat(usual(page)).as("milliseconds for %s", page).isLessThan(1000);
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void aBodyThatDoesNotComeIsRefusedAsAProblem() throws IOException {
    try (Socket socket =
        send(
            "POST /device/api/v1/registrations HTTP/1.1\r\nHost: "
                + open.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{")) {
      socket.setSoTimeout((int) Duration.ofSeconds(40).toMillis());
      drip(socket);

      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .startsWith("HTTP/1.1 408 ")
          .contains("BODY_TOO_SLOW");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/reception/api/v1/receptions",
        "/reception/api/v1/card-answers",
        "/device/api/v1/registrations"
      })
  void tenThousandLevelsOfJsonAreABadRequest(String path) throws IOException, InterruptedException {
    for (String deep :
        List.of(
            "[".repeat(10_000),
            "[".repeat(8_000) + "]".repeat(8_000),
            "{\"\":".repeat(4_000),
            "{\"url\":" + "[".repeat(10_000),
            "{\"format\":" + "[".repeat(8_000) + "]".repeat(8_000) + "}",
            "{\"nobodyKnows\":" + "{\"\":".repeat(4_000),
            "{\"choices\":{\"SURGERY\":" + "[".repeat(10_000))) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(open.resolve(path))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(deep))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      // The desk where devices register lets one address try a few times only.
      assertThat(answer.statusCode())
          .as("%.30s: %s", deep, answer.body())
          .isIn(path.startsWith("/device") ? List.of(400, 429) : List.of(400));
    }
  }

  /** The one in the middle of a few. */
  private long usual(URI page) throws IOException, InterruptedException {
    long[] each = new long[ASKED];
    for (int i = 0; i < ASKED; i++) {
      each[i] = millis(page);
    }
    return LongStream.of(each).sorted().skip(ASKED / 2).findFirst().orElseThrow();
  }

  private long millis(URI page) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    HttpResponse<Void> answer =
        client.send(
            HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(60)).build(),
            HttpResponse.BodyHandlers.discarding());
    assertThat(answer.statusCode()).as(page.toString()).isLessThan(400);
    return Duration.ofNanos(System.nanoTime() - begin).toMillis();
  }

  private Socket send(String text) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(open.getHost(), open.getPort()), 20_000);
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
    return socket;
  }

  /** One byte more; whoever was refused may have been thrown out already. */
  private static void drip(Socket socket) {
    try {
      socket.getOutputStream().write(' ');
    } catch (IOException thrownOut) {
      assertThat(socket.isConnected()).isTrue();
    }
  }
}
