package org.zaitaku.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.server.handlers.Cookie;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind the head's handler a door names the cookies that it was sent. */
class RequestHeadTest {

  private Undertow server;

  @BeforeEach
  void start() {
    server =
        Undertow.builder()
            .addHttpListener(0, "localhost")
            .setHandler(
                new RequestHead(
                    exchange -> {
                      List<String> names = new ArrayList<>();
                      for (Cookie cookie : exchange.requestCookies()) {
                        names.add(cookie.getName() + "=" + cookie.getValue());
                      }
                      exchange.getResponseSender().send("cookies " + names);
                    }))
            .build();
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private String answer(String host, String headers) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect((InetSocketAddress) server.getListenerInfo().get(0).getAddress(), 5_000);
      socket.setSoTimeout(20_000);
      String request =
          "GET / HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  @Test
  void aCookieOutsideOfAsciiIsDroppedAndTheOthersStay() throws IOException {
    assertThat(answer("localhost", "Cookie: a=1; b\u009a=2; c=3\r\n"))
        .contains("cookies [a=1, c=3]");
    assertThat(answer("localhost", "Cookie: \u00ff\r\n")).contains("cookies []");
  }

  @Test
  void plainCookiesStayAsTheyAre() throws IOException {
    assertThat(answer("localhost", "Cookie: a=1; b=2\r\n")).contains("cookies [a=1, b=2]");
    assertThat(answer("localhost", "")).contains("cookies []");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:8081", "[::1]:8081", "zaitaku.example.jp", "a_b"})
  void aHostIsAHost(String host) throws IOException {
    assertThat(answer(host, "")).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"\"", "a b", "{}", "a^b", "%", "[::1"})
  void aHostThatIsNoneIsABadRequest(String host) throws IOException {
    assertThat(answer(host, "")).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void tooManyCookiesAreABadRequest() throws IOException {
    StringBuilder many = new StringBuilder("Cookie: a=1");
    for (int i = 0; i < 300; i++) {
      many.append("; a").append(i).append("=1");
    }

    assertThat(answer("localhost", many + "\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("REQUEST_MALFORMED");
  }
}
