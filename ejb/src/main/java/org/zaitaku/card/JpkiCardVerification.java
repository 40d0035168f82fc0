package org.zaitaku.card;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * Verifies a card's answer ourselves, against the configured generations of the JPKI authority for
 * user authentication: the checks one after the other, cheap ones first, and no address of a
 * certificate is asked before an authority's signature on that certificate has been verified.
 */
public final class JpkiCardVerification implements CardVerification {

  private final AnswerForm form = new AnswerForm();
  private final List<CardCheck> certificateChecks;
  private final IssuingAuthorities authorities;
  private final RevocationCheck revocation;
  private final AlgorithmCheck algorithm = new AlgorithmCheck();

  /**
   * @param anchors the generations that are trusted at the moment of asking
   */
  public JpkiCardVerification(
      CardVerificationSettings settings, Supplier<List<IssuingAuthority>> anchors, Clock clock) {
    this(settings, anchors, clock, revocationSource(settings, clock));
  }

  JpkiCardVerification(
      CardVerificationSettings settings,
      Supplier<List<IssuingAuthority>> anchors,
      Clock clock,
      RevocationSource source) {
    this.certificateChecks =
        List.of(new PurposeCheck(), new PolicyCheck(settings.policies()), new ValidityCheck(clock));
    this.authorities = new IssuingAuthorities(anchors, clock);
    this.revocation = new RevocationCheck(source);
  }

  @Override
  public VerifiedCard verify(CardAnswer answer, String origin) {
    SignatureCheck signature = new SignatureCheck(origin);
    PresentedCard card = form.read(answer);
    certificateChecks.forEach(check -> check.check(card));
    IssuingAuthority issuer = authorities.issuerOf(card.certificate());
    RevocationEvidence evidence = revocation.check(card.certificate(), issuer);
    algorithm.check(card);
    signature.check(card);
    return VerifiedCard.of(card, issuer, evidence);
  }

  private static RevocationSource revocationSource(CardVerificationSettings settings, Clock clock) {
    OcspSource ocsp =
        new OcspSource(settings.ocspTimeout(), settings.ocspMaxAge(), settings.ocspUrl(), clock);
    CrlSource crl =
        new CrlSource(settings.crlTimeout(), settings.crlMaxAge(), settings.crlUrl(), clock);
    return switch (settings.revocation()) {
      case OCSP -> ocsp;
      case CRL -> crl;
      case OCSP_THEN_CRL -> new FirstDetermined(ocsp, crl);
    };
  }
}
