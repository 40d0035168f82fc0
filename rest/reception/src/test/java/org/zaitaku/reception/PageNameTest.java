package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.rest.DoorError;
import org.zaitaku.rest.DoorException;

class PageNameTest {

  @Test
  void sixteenToSixtyFourCharacters_areAName() {
    assertThat(new PageName("aZ09-_".repeat(3)).value()).hasSize(18);
    assertThat(new PageName("a".repeat(16)).value()).hasSize(16);
    assertThat(new PageName("a".repeat(64)).value()).hasSize(64);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "aaaaaaaaaaaaaaa",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "aaaaaaaaaaaaaaaa ",
        "aaaaaaaaaaaaaaaa\n",
        "aaaaaaaaaaaaaaa\u0000",
        "ああああああああああああああああ"
      })
  void anythingElse_isRefusedNamingTheHeader(String header) {
    assertThatThrownBy(() -> new PageName(header))
        .isInstanceOfSatisfying(
            DoorException.class,
            refused -> {
              assertThat(refused.error()).isEqualTo(DoorError.VALUE_MALFORMED);
              assertThat(refused.field()).contains("Zaitaku-Page");
            });
  }
}
