package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageLanguagesTest {

  private static final byte[] FRENCH =
      "{\"language.name\": \"Français\"}".getBytes(StandardCharsets.UTF_8);

  @Test
  void aFileOfTextsIsALanguage() {
    assertThat(PageLanguages.languageOf("/assets/texts/texts.fr.json", FRENCH))
        .isEqualTo(new PageLanguages.Language("fr", "Français"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/texts/texts.json",
        "/assets/texts/texts..json",
        "/assets/texts/texts.fr.js",
        "/assets/texts/fr.json",
        "/assets/texts/texts.\"><b>.json"
      })
  void aFileThatIsNamedOtherwiseStopsTheStart(String path) {
    assertThatThrownBy(() -> PageLanguages.languageOf(path, FRENCH))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"language.name\": 1}", "{", "[]"})
  void aFileWithoutANameStopsTheStart(String content) {
    assertThatThrownBy(
            () ->
                PageLanguages.languageOf(
                    "/assets/texts/texts.fr.json", content.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void japaneseComesFirstAndANameIsNoMarkup() {
    PageLanguages languages =
        new PageLanguages(
            List.of(
                new PageLanguages.Language("vi", "<b>&@title@"),
                new PageLanguages.Language("ja-x-easy", "やさしい日本語"),
                new PageLanguages.Language("en", "English"),
                new PageLanguages.Language("ja", "日本語")));

    assertThat(languages.items())
        .isEqualTo(
            "<li lang=\"ja\">日本語</li><li lang=\"ja-x-easy\">やさしい日本語</li>"
                + "<li lang=\"en\">English</li>"
                + "<li lang=\"vi\">&lt;b>&amp;&#64;title&#64;</li>");
  }
}
