package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTagTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 999_999_999})
  void whatWasTold_isKnownAgain(int version) {
    assertThat(VersionTag.known(VersionTag.of(version))).hasValue(version);
  }

  @Test
  void aTagThatAProxyMadeWeak_isTheSame() {
    assertThat(VersionTag.known("W/\"7\"")).hasValue(7);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "*",
        "7",
        "\"\"",
        "\"-1\"",
        "\"07\"",
        "\"1\", \"2\"",
        "\"2147483648\"",
        "\"x\"",
        "w/\"7\""
      })
  void whoeverNamesNoVersion_isToldEverything(String ifNoneMatch) {
    assertThat(VersionTag.known(ifNoneMatch)).isEmpty();
  }
}
