package org.zaitaku.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of authentication is chosen by configuration. */
class CardMethodTest {

  private static CardMethod method(String value) {
    return CardMethod.from(
        key -> key.equals("zaitaku.card.method") ? Optional.ofNullable(value) : Optional.empty());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "jpki"})
  void withoutAWordItIsTheCardItself(String value) {
    assertThat(method(value)).isEqualTo(CardMethod.JPKI);
  }

  @Test
  void oidcIsTheProvider() {
    assertThat(method("oidc")).isEqualTo(CardMethod.OIDC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"OIDC", "both", "none", "oidc "})
  void anotherWordIsRefusedWithItsKey(String value) {
    assertThatThrownBy(() -> method(value))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("zaitaku.card.method is not jpki or oidc");
  }
}
