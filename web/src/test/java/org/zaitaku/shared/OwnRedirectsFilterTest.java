package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnRedirectsFilterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"/console/", "/console/menu.xhtml", "/console/login.xhtml?notice=EXPIRED&next=/x"})
  void aPathOfTheConsoleIsItsOwn(String location) {
    assertThat(OwnRedirectsFilter.isOwn(location, "/console")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/console",
        "/consolex/",
        "/his/",
        "//evil.example/console/",
        "http://evil.example/console/",
        "https:/console/",
        "menu.xhtml",
        "\\\\evil.example/console/",
        "/console/\\evil.example",
        "/console/\r\nSet-Cookie: x",
        "javascript:/console/"
      })
  void everythingElseLeadsAway(String location) {
    assertThat(OwnRedirectsFilter.isOwn(location, "/console")).isFalse();
  }
}
