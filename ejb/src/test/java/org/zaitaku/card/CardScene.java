package org.zaitaku.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.zaitaku.card.RevocationEvidence.Source;

/**
 * An authority with its server, a clock, and a verification that trusts it; everything answers well
 * until a test changes it.
 */
final class CardScene implements AutoCloseable {

  static final String ORIGIN = "https://reception.example.jp";

  final SettableClock clock = new SettableClock();
  final RevocationServer server = new RevocationServer();
  final TestAuthority authority;
  final ChallengeValue challenge = ChallengeValue.random(new SecureRandom());
  RevocationMode mode = RevocationMode.OCSP;
  List<TestAuthority> trusted;
  Duration timeout = Duration.ofSeconds(5);
  Duration crlMaxAge = Duration.ofHours(6);
  Optional<URI> ocspUrl = Optional.empty();
  Optional<URI> crlUrl = Optional.empty();
  private CardVerification verification;

  CardScene() {
    this(TestAuthority.create());
  }

  CardScene(TestAuthority authority) {
    this.authority = authority;
    this.trusted = List.of(authority);
    ocsp(reply -> {});
    crl(draft -> {});
  }

  /** The responder answers well, but for the change. */
  void ocsp(Consumer<OcspReply> change) {
    server.ocsp(
        question -> {
          OcspReply reply = new OcspReply(authority, clock.instant());
          change.accept(reply);
          return reply.to(question);
        });
  }

  /** The list is good, but for the change. */
  void crl(Consumer<CrlDraft> change) {
    CrlDraft draft = new CrlDraft(authority, clock.instant());
    change.accept(draft);
    server.crl(draft.encoded());
  }

  TestCard card() {
    return card(draft -> {});
  }

  /** A good card, but for the change. */
  TestCard card(Consumer<CertificateDraft> change) {
    CertificateDraft draft = new CertificateDraft();
    draft.ocsp.add(server.ocspUrl());
    draft.crl.add(server.crlUrl());
    change.accept(draft);
    return authority.issue(draft);
  }

  CardVerification verification() {
    if (verification == null) {
      verification = new JpkiCardVerification(settings(), this::anchors, clock);
    }
    return verification;
  }

  /** Whom the verification trusts at the moment. */
  List<IssuingAuthority> anchors() {
    return trusted.stream().map(TestAuthority::authority).toList();
  }

  CardVerificationSettings settings() {
    return new CardVerificationSettings(
        Set.of(CardVerificationSettings.USER_AUTHENTICATION_POLICY),
        mode,
        timeout,
        Duration.ofMinutes(10),
        timeout,
        crlMaxAge,
        ocspUrl,
        crlUrl);
  }

  CardAnswer answer(TestCard card) {
    return card.answer(challenge, ORIGIN);
  }

  VerifiedCard verify(TestCard card) {
    return verification().verify(answer(card), ORIGIN);
  }

  void assertAccepted(TestCard card, Source source) {
    assertThat(verify(card).revocation().source()).isEqualTo(source);
  }

  void assertRefused(TestCard card, CardRefusal refusal) {
    assertRefused(answer(card), refusal);
  }

  void assertRefused(CardAnswer answer, CardRefusal refusal) {
    assertThat(refusal(answer)).isEqualTo(refusal);
  }

  /** Refused as undetermined, for a reason whose text is given. */
  void assertUndetermined(TestCard card, String reason) {
    CardAnswer answer = answer(card);
    CardRefusedException refused =
        catchThrowableOfType(
            CardRefusedException.class, () -> verification().verify(answer, ORIGIN));
    assertThat(refused).isNotNull();
    assertThat(refused.refusal()).isEqualTo(CardRefusal.REVOCATION_UNDETERMINED);
    assertThat(refused).hasMessageContaining(reason);
  }

  CardRefusal refusal(CardAnswer answer) {
    CardRefusedException refused =
        catchThrowableOfType(
            CardRefusedException.class, () -> verification().verify(answer, ORIGIN));
    assertThat(refused).as("the answer is refused").isNotNull();
    return refused.refusal();
  }

  @Override
  public void close() {
    server.close();
  }
}
