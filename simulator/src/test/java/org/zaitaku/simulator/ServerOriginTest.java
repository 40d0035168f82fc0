package org.zaitaku.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerOriginTest {

  private final ServerOrigin server = new ServerOrigin("http://localhost:8081");

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8081/, http://localhost:8081",
    "HTTP://LocalHost:8081, http://localhost:8081",
    "https://zaitaku.example:443, https://zaitaku.example",
    "http://zaitaku.example:80/, http://zaitaku.example"
  })
  void originIsWrittenAsBrowsersWriteIt(String given, String written) {
    assertThat(new ServerOrigin(given).value()).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8081",
        "ftp://localhost:8081",
        "http://localhost:8081/reception",
        "http://localhost:8081?x=1",
        "http://localhost:8081#x",
        "http://a@localhost:8081",
        "http://"
      })
  void whatIsMoreOrLessThanAnOriginIsRefused(String given) {
    assertThatThrownBy(() -> new ServerOrigin(given)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyPathOfTheServerIsCovered() {
    assertThat(server.covers(URI.create("http://localhost:8081/reception/return?x=1"))).isTrue();
    assertThat(server.covers(URI.create("http://LOCALHOST:8081"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8081.example/",
        "http://localhost:8081@evil.example/",
        "http://localhost:80810/",
        "https://localhost:8081/",
        "http://localhost/",
        "http://evil.example/?http://localhost:8081",
        "//localhost:8081/",
        "/reception/return",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://localhost:8081/#x",
        "http://x@localhost:8081/"
      })
  void nothingElseIsCovered(String address) {
    assertThat(server.covers(URI.create(address))).isFalse();
  }
}
