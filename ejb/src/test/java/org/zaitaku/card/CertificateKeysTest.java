package org.zaitaku.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keyed hash of issuer key id and serial. */
class CertificateKeysTest {

  private static final String ISSUER = "ab".repeat(32);

  private final CertificateKeys keys = new CertificateKeys(new byte[32]);

  @Test
  void whenIssuerAndSerialAreKnown_thenItIsTheHmacOfBoth() {
    // printf '%s' "$(printf 'ab%.0s' $(seq 32)):12345" | openssl dgst -sha256 -mac HMAC -macopt
    // hexkey:00…00
    assertThat(HexFormat.of().formatHex(keys.of(ISSUER, BigInteger.valueOf(12345)).bytes()))
        .isEqualTo("0aa0cf20c0565cb3ad1623753cc6ed7948046ac5de608ed5090884969818391a");
  }

  @Test
  void whenIssuerSerialOrKeyIsAnother_thenTheHashIsAnother() {
    byte[] otherKey = new byte[32];
    otherKey[31] = 1;

    assertThat(keys.of(ISSUER, BigInteger.ONE))
        .isEqualTo(keys.of(ISSUER, BigInteger.ONE))
        .isNotEqualTo(keys.of(ISSUER, BigInteger.TWO))
        .isNotEqualTo(keys.of("cd".repeat(32), BigInteger.ONE))
        .isNotEqualTo(new CertificateKeys(otherKey).of(ISSUER, BigInteger.ONE));
  }

  @Test
  void whenCardsOfTwoGenerationsHaveOneSerial_thenTheirHashesDiffer() {
    try (CardScene one = new CardScene();
        CardScene other = new CardScene()) {
      assertThat(keys.of(one.verify(one.card()))).isNotEqualTo(keys.of(other.verify(other.card())));
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"c2hvcnQ=", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void whenKeyIsMissingOrUnreadable_thenTheStartIsRefusedWithItsNameOnly(String value) {
    assertThatThrownBy(() -> CertificateKeys.from(key -> Optional.ofNullable(value)))
        .isInstanceOf(IllegalStateException.class)
        .hasNoCause()
        .hasMessageStartingWith("zaitaku.card.serial-key ")
        .message()
        .doesNotContain(String.valueOf(value));
  }

  @Test
  void whenKeyIsBase64Of32Bytes_thenItIsUsed() {
    String text = Base64.getEncoder().encodeToString(new byte[32]);

    assertThat(CertificateKeys.from(key -> Optional.of(text)).of(ISSUER, BigInteger.ONE))
        .isEqualTo(keys.of(ISSUER, BigInteger.ONE));
  }
}
