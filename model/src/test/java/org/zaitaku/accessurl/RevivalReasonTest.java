package org.zaitaku.accessurl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevivalReasonTest {

  @Test
  void upToTwoHundredCharactersAndWithoutSpacesAround() {
    assertThat(new RevivalReason(" 間違えて変更した　").value()).isEqualTo("間違えて変更した");
    assertThat(new RevivalReason("𠮷".repeat(200)).value()).hasSize(400);
    assertThatThrownBy(() -> new RevivalReason("あ".repeat(201))).hasMessage("VALUE_INVALID reason");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " 　", "a\nb", "a\u0000"})
  void nothingAndControlsAreRefused(String words) {
    assertThatThrownBy(() -> new RevivalReason(words)).hasMessage("VALUE_INVALID reason");
  }
}
