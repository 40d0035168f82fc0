package org.zaitaku.consent;

import java.util.UUID;
import org.zaitaku.shared.CertificateKey;
import org.zaitaku.shared.SubjectKey;

/**
 * What proves a change of a consent: the reception, what the patient read, and how the patient was
 * authenticated.
 *
 * @param shown null of a reception that began before it was kept, and where nobody read anything
 * @param authentication null where the browser alone did it: 「お名前が違うとき」, and where time did
 * @param certificateKey of the certificate that authenticated, else null
 * @param subjectKey of the person for whom an identity provider vouched, else null
 * @param checked how revocation of the certificate was excluded, or the provider's token verified,
 *     and as of when; or null
 * @param accountId of whoever revoked it for the institution, else null
 */
public record ConsentEvidence(
    UUID receptionId,
    ShownText shown,
    Authentication authentication,
    CertificateKey certificateKey,
    SubjectKey subjectKey,
    String checked,
    Long accountId) {

  /** How the person proved who they are. */
  public enum Authentication {
    /** The certificate for user authentication on the My Number Card, and its PIN. */
    CARD,
    /** An identity provider that verified both. */
    PROVIDER
  }

  /** Of the end by itself of what this reception gave: nobody proves anything. */
  public static ConsentEvidence byTime(UUID receptionId) {
    return new ConsentEvidence(receptionId, null, null, null, null, null, null);
  }

  /** Of the end, by the institution, of what this reception gave. */
  public static ConsentEvidence byInstitution(UUID receptionId, long accountId) {
    return new ConsentEvidence(receptionId, null, null, null, null, null, accountId);
  }

  /** Of a change by the browser that began the reception, without a card. */
  public static ConsentEvidence byBrowser(UUID receptionId, ShownText shown) {
    return new ConsentEvidence(receptionId, shown, null, null, null, null, null);
  }

  /** Of a change that the card itself authenticated. */
  public static ConsentEvidence byCard(
      UUID receptionId, ShownText shown, CertificateKey certificateKey, String checked) {
    return new ConsentEvidence(
        receptionId, shown, Authentication.CARD, certificateKey, null, checked, null);
  }

  /** Of a change that an identity provider authenticated. */
  public static ConsentEvidence byProvider(
      UUID receptionId, ShownText shown, SubjectKey subjectKey, String checked) {
    return new ConsentEvidence(
        receptionId, shown, Authentication.PROVIDER, null, subjectKey, checked, null);
  }
}
