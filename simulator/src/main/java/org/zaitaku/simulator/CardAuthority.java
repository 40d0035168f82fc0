package org.zaitaku.simulator;

import java.math.BigInteger;
import java.net.URI;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/**
 * One generation of the authority that issues cards, with the responder to which it delegates OCSP.
 * All generations have the same name; only their keys tell them apart.
 *
 * @param id 1 or 2; {@link #STRANGER} is no generation but somebody who borrows the name
 */
public record CardAuthority(
    int id,
    X509Certificate certificate,
    PrivateKey key,
    X509Certificate responderCertificate,
    PrivateKey responderKey) {

  /**
   * Distinguished name of every generation, and of the stranger, in the order of the encoding.
   * {@code X500Principal} of the JDK writes and reads names in the opposite order.
   */
  public static final String NAME =
      "C=JP, O=JPKI, OU=JPKI for user authentication, OU=Japan Agency for Local Authority Information Systems";

  /** An authority that stands in no list of anchors. */
  public static final int STRANGER = 9;

  /** The generations that servers of the verification environment trust. */
  static final List<Integer> TRUSTED = List.of(1, 2);

  /** All that a directory has. */
  static final List<Integer> ALL = List.of(1, 2, STRANGER);

  /** Lower-case hex of SHA-256 over the SubjectPublicKeyInfo. */
  public String issuerKeyId() {
    return HexFormat.of().formatHex(VirtualCard.sha256(certificate.getPublicKey().getEncoded()));
  }

  static URI crlAddress(URI base, int authority) {
    return URI.create(base + "/ca/" + authority + "/crl");
  }

  static URI ocspAddress(URI base, int authority) {
    return URI.create(base + "/ca/" + authority + "/ocsp");
  }

  /** Generation 1 has an RSA key as today, generation 2 an elliptic curve as announced. */
  static KeyKind keyKind(int authority) {
    return authority == 2 ? KeyKind.P_384 : KeyKind.RSA_2048;
  }

  static BigInteger positiveSerial(java.util.random.RandomGenerator random) {
    return BigInteger.valueOf(random.nextLong(1L << 40, Long.MAX_VALUE));
  }
}
