package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageServletTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/menu.xhtml",
        "/operator/institutions/enrol.xhtml",
        "/login.xhtml?notice=EXPIRED",
        "/operation-history.xhtml?from=2026%2F11%2F21&page=2"
      })
  void aPageOfTheConsoleIsShownAgain(String page) {
    assertThat(LanguageServlet.back(page)).isEqualTo(page);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "https://example.jp/",
        "//example.jp/",
        "/\\example.jp",
        "/menu.xhtml?x=//example.jp",
        "/WEB-INF/errors/unknown.xhtml",
        "/menu.xhtml?jakarta.faces.ViewState=1",
        "/menu.xhtml\r\nSet-Cookie: a=b"
      })
  void whatLeadsElsewhereLeadsToTheStart(String page) {
    assertThat(LanguageServlet.back(page)).isIn("/", "");
  }

  @Test
  void thereAreTwoLanguages() {
    assertThat(ChosenLanguage.parse("ja")).contains(Locale.JAPANESE);
    assertThat(ChosenLanguage.parse("en")).contains(Locale.ENGLISH);
    assertThat(ChosenLanguage.parse("fr")).isEmpty();
    assertThat(ChosenLanguage.parse(null)).isEmpty();
  }
}
