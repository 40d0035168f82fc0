package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ConsoleLanguageTest {

  @Test
  void japaneseIsTheDefault() {
    assertThat(ConsoleLanguage.choose(List.of())).isEqualTo(Locale.JAPANESE);
    assertThat(ConsoleLanguage.choose(List.of(Locale.FRENCH))).isEqualTo(Locale.JAPANESE);
  }

  @Test
  void whoeverReadsJapaneseGetsJapanese() {
    assertThat(ConsoleLanguage.choose(List.of(Locale.US, Locale.ENGLISH, Locale.JAPAN)))
        .isEqualTo(Locale.JAPANESE);
  }

  @Test
  void whoeverAsksForEnglishOnlyGetsEnglish() {
    assertThat(ConsoleLanguage.choose(List.of(Locale.US, Locale.ENGLISH)))
        .isEqualTo(Locale.ENGLISH);
  }
}
