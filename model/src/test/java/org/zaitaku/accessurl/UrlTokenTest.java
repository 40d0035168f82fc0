package org.zaitaku.accessurl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

@Tag("URL-015")
class UrlTokenTest {

  @Test
  void aTokenIsEighteenBytesOfTheGivenRandomness() {
    SecureRandom zeros =
        new SecureRandom() {
          private static final long serialVersionUID = 1L;

          @Override
          public void nextBytes(byte[] bytes) {
            assertThat(bytes).hasSize(18);
            java.util.Arrays.fill(bytes, (byte) 0xFF);
          }
        };
    assertThat(UrlToken.random(zeros).value()).isEqualTo("________________________");
  }

  @Test
  void noTwoTokensAreTheSame() {
    SecureRandom random = new SecureRandom();
    Set<String> tokens = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      tokens.add(UrlToken.random(random).value());
    }
    assertThat(tokens).hasSize(1000).allMatch(token -> token.matches("[0-9A-Za-z_-]{24}"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "short",
        "abcdefghijklmnopqrstuvw",
        "abcdefghijklmnopqrstuvwxy",
        "abcdefghijklmnopqrstuv=x",
        "abcdefghijklmnopqrstuv/x",
        "abcdefghijklmnopqrstuvwx\n",
        "ａbcdefghijklmnopqrstuvwx",
        "' or 1=1 -- abcdefghijkl"
      })
  void anotherFormIsAnsweredLikeAnUnknownUrl(String value) {
    assertThatExceptionOfType(BusinessException.class)
        .isThrownBy(() -> new UrlToken(value))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.URL_UNKNOWN));
  }
}
