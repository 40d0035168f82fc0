package org.zaitaku.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What one verification costs without the network: printed, and held far below what a person would
 * notice.
 */
@Tag("long")
class VerificationTimeTest {

  private static final int ROUNDS = 500;

  @Test
  void whenRevocationIsKnown_thenAVerificationTakesAFewMilliseconds() {
    measure("RSA-2048 card, RSA-2048 authority", Keys.rsa(2048, 2), Keys.rsa(2048, 1));
    measure("P-256 card, P-256 authority", Keys.p256(), Keys.p256());
  }

  private static void measure(String what, KeyPair authority, KeyPair cardKeys) {
    try (CardScene scene = new CardScene(TestAuthority.create(authority, draft -> {}))) {
      scene.trusted = List.of(TestAuthority.create(Keys.p256(), draft -> {}), scene.authority);
      CardVerification verification =
          new JpkiCardVerification(
              scene.settings(),
              scene::anchors,
              scene.clock,
              (certificate, issuer) ->
                  new RevocationFinding(
                      RevocationFinding.Status.GOOD,
                      new RevocationEvidence(
                          RevocationEvidence.Source.OCSP,
                          scene.clock.instant(),
                          scene.clock.instant())));
      CardAnswer answer = scene.answer(scene.card(draft -> draft.keys = cardKeys));
      for (int warm = 0; warm < ROUNDS; warm++) {
        verification.verify(answer, CardScene.ORIGIN);
      }
      long begin = System.nanoTime();
      for (int round = 0; round < ROUNDS; round++) {
        verification.verify(answer, CardScene.ORIGIN);
      }
      Duration each = Duration.ofNanos((System.nanoTime() - begin) / ROUNDS);
      System.out.println("measured: " + what + ": " + each.toNanos() / 1000 + " µs a verification");
      assertThat(each).isLessThan(Duration.ofMillis(50));
    }
  }
}
