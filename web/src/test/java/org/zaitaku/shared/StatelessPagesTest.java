package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatelessPagesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/start.xhtml",
        "/login.xhtml",
        "/WEB-INF/errors/not-found.xhtml",
        "/WEB-INF/errors/refused.xhtml",
        "/WEB-INF/errors/unknown.xhtml"
      })
  void ofPagesOfStrangersAndOfErrorsNothingIsKept(String page) {
    assertThat(Pages.sources()).containsKey(page.substring(1));
    assertThat(StatelessPages.isStateless(page)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/menu.xhtml", "/announcements.xhtml", "/access-url.xhtml"})
  void theOthersKeepTheirState(String page) {
    assertThat(Pages.sources()).containsKey(page.substring(1));
    assertThat(StatelessPages.isStateless(page)).isFalse();
  }
}
