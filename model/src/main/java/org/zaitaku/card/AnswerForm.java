package org.zaitaku.card;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/**
 * Reads an answer of format {@code zaitaku-card:1} and refuses whatever is not written exactly so.
 */
public final class AnswerForm {

  /** The one format and version that is understood. */
  public static final String FORMAT = "zaitaku-card:1";

  private final AnswerSizeCheck size = new AnswerSizeCheck();

  /**
   * Reads an answer; nothing of it is believed by that.
   *
   * @throws CardRefusedException TOO_LARGE, MALFORMED, FORMAT_UNKNOWN or CERTIFICATE_MALFORMED
   */
  public PresentedCard read(CardAnswer answer) {
    if (answer == null) {
      throw malformed("no answer");
    }
    size.check(answer);
    if (!FORMAT.equals(word("format", answer.format()))) {
      throw new CardRefusedException(CardRefusal.FORMAT_UNKNOWN, "format is not " + FORMAT);
    }
    ChallengeValue challenge =
        ChallengeValue.parse(answer.challenge())
            .orElseThrow(() -> malformed("challenge is not base64url of 32 bytes"));
    String algorithm = word("algorithm", answer.algorithm());
    byte[] signature = base64("signature", answer.signature());
    return new PresentedCard(
        challenge, certificate(base64("certificate", answer.certificate())), algorithm, signature);
  }

  private static String word(String part, String value) {
    if (value == null || value.isEmpty()) {
      throw malformed(part + " is missing");
    }
    // No space, no control character, nothing outside of ASCII: such a value could forge a line of
    // a log.
    if (!value.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
      throw malformed(part + " has characters outside of printable ASCII");
    }
    return value;
  }

  private static byte[] base64(String part, String value) {
    return CanonicalBase64.STANDARD
        .decode(value)
        .orElseThrow(() -> malformed(part + " is not base64"));
  }

  private static X509Certificate certificate(byte[] der) {
    X509Certificate certificate;
    try {
      certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      // The platform also reads PEM and BER, and stops at the end of the first certificate.
      if (!Arrays.equals(certificate.getEncoded(), der)) {
        throw certificateMalformed("not exactly one DER certificate", null);
      }
    } catch (CertificateException notACertificate) {
      throw certificateMalformed("not a certificate", notACertificate);
    }
    // RFC 5280 section 4.1.2.2: positive, at most 20 octets.
    if (certificate.getSerialNumber().signum() <= 0
        || certificate.getSerialNumber().bitLength() > 159) {
      throw certificateMalformed("serial number is not positive or over 20 octets", null);
    }
    return certificate;
  }

  private static CardRefusedException malformed(String rule) {
    return new CardRefusedException(CardRefusal.MALFORMED, rule);
  }

  private static CardRefusedException certificateMalformed(String rule, Throwable cause) {
    return new CardRefusedException(CardRefusal.CERTIFICATE_MALFORMED, rule, cause);
  }
}
