package org.zaitaku.consent;

import java.util.UUID;
import org.zaitaku.shared.CertificateKey;

/**
 * What proves a change of a consent: the reception, what the patient read, and how the patient was
 * authenticated.
 *
 * @param authentication null where the browser alone did it: 「お名前が違うとき」
 * @param certificateKey of the certificate that authenticated, or null
 * @param checked how revocation of the certificate was excluded and as of when, or null
 */
public record ConsentEvidence(
    UUID receptionId,
    ShownText shown,
    Authentication authentication,
    CertificateKey certificateKey,
    String checked) {

  /** How the person proved who they are. */
  public enum Authentication {
    /** The certificate for user authentication on the My Number Card, and its PIN. */
    CARD
  }

  /** Of a change by the browser that began the reception, without a card. */
  public static ConsentEvidence byBrowser(UUID receptionId, ShownText shown) {
    return new ConsentEvidence(receptionId, shown, null, null, null);
  }
}
