package org.zaitaku.card;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.zaitaku.shared.CertificateKey;

/**
 * Makes the keyed hash by which a certificate is remembered: HMAC-SHA-256 over {@code
 * issuerKeyId:serial}, the serial in decimal. Without the key, whoever holds the database cannot
 * try serials out.
 */
public final class CertificateKeys {

  private final KeyedHash hash;

  /**
   * Hashes with this key.
   *
   * @param key 32 bytes
   */
  public CertificateKeys(byte[] key) {
    this(new KeyedHash(key));
  }

  private CertificateKeys(KeyedHash hash) {
    this.hash = hash;
  }

  /**
   * Reads the key from the configuration.
   *
   * @param values the value of a key, or empty
   * @throws IllegalStateException naming the key when it is missing or is not base64 of 32 bytes
   */
  public static CertificateKeys from(Function<String, Optional<String>> values) {
    return new CertificateKeys(KeyedHash.from(values));
  }

  /** The key of a card that passed every check. */
  public CertificateKey of(VerifiedCard card) {
    return of(card.issuerKeyId(), card.serial());
  }

  /** The key of a certificate, by its issuing authority's key id and its serial. */
  public CertificateKey of(String issuerKeyId, BigInteger serial) {
    return new CertificateKey(
        hash.of((issuerKeyId + ":" + serial).getBytes(StandardCharsets.US_ASCII)));
  }
}
