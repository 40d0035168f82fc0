package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A certificate's keyed hash is a value of 32 bytes that nobody can change or print. */
class CertificateKeyTest {

  @Test
  void whenBytesAreTheSame_thenKeysAreEqual() {
    byte[] other = new byte[32];
    other[31] = 1;

    assertThat(new CertificateKey(new byte[32]))
        .isEqualTo(new CertificateKey(new byte[32]))
        .hasSameHashCodeAs(new CertificateKey(new byte[32]))
        .isNotEqualTo(new CertificateKey(other));
  }

  @Test
  void whenThereAreNot32Bytes_thenRefused() {
    for (byte[] wrong : new byte[][] {null, {}, new byte[31], new byte[33]}) {
      assertThatThrownBy(() -> new CertificateKey(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whenGivenOrHandedOutBytesAreChanged_thenTheKeyStaysAsItWas() {
    byte[] bytes = new byte[32];
    CertificateKey key = new CertificateKey(bytes);

    bytes[0] = 1;
    key.bytes()[1] = 1;

    assertThat(key.bytes()).isEqualTo(new byte[32]);
  }

  @Test
  void whenPrinted_thenNoByteIsShown() {
    assertThat(new CertificateKey(new byte[32])).hasToString("CertificateKey[…]");
  }
}
