package org.zaitaku.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Good input with random damage, from a seed. A damaged answer of a card is refused with a reason;
 * damaged answers of the authority's servers never make anything worse than a refusal.
 */
class MutationTest {

  private static final int ROUNDS = 1000;

  private final CardScene scene = new CardScene();
  private final TestCard card = scene.card();
  private final CardAnswer good = scene.answer(card);
  private final CardVerification unrevoked =
      new JpkiCardVerification(
          scene.settings(),
          scene::anchors,
          scene.clock,
          (certificate, issuer) ->
              new RevocationFinding(
                  RevocationFinding.Status.GOOD,
                  new RevocationEvidence(
                      RevocationEvidence.Source.CRL,
                      scene.clock.instant(),
                      scene.clock.instant())));

  @AfterEach
  void close() {
    scene.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whenAnAnswerIsDamagedAsText_thenItIsRefusedWithAReason(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      int part = random.nextInt(5);
      CardAnswer damaged =
          new CardAnswer(
              part == 0 ? damage(good.format(), random) : good.format(),
              part == 1 ? damage(good.challenge(), random) : good.challenge(),
              part == 2 ? damage(good.certificate(), random) : good.certificate(),
              part == 3 ? damage(good.algorithm(), random) : good.algorithm(),
              part == 4 ? damage(good.signature(), random) : good.signature());
      if (!damaged.equals(good)) {
        assertRefused(damaged, seed, round);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void whenTheCertificatesDerIsDamaged_thenItIsRefusedWithAReason(long seed) {
    Random random = new Random(seed);
    byte[] der = Base64.getDecoder().decode(good.certificate());
    for (int round = 0; round < ROUNDS; round++) {
      CardAnswer damaged =
          new CardAnswer(
              good.format(),
              good.challenge(),
              TestCard.base64(damage(der, random)),
              good.algorithm(),
              good.signature());
      if (!damaged.equals(good)) {
        assertRefused(damaged, seed, round);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void whenAnExtensionIsDamagedByTheAuthorityItself_thenNothingButARefusalComes(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS / 5; round++) {
      int chosen = random.nextInt(7);
      TestCard odd =
          scene.card(
              draft -> {
                draft.oddExtension = chosen;
                draft.oddBytes = new byte[random.nextInt(12)];
                random.nextBytes(draft.oddBytes);
              });
      assertRefusedOrVerified(scene.answer(odd), seed, round);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {9, 10})
  void whenTheRespondersAnswerIsDamaged_thenUndetermined(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS / 4; round++) {
      scene.server.ocsp(
          question ->
              damage(new OcspReply(scene.authority, scene.clock.instant()).to(question), random));
      assertRefusedOrVerified(good, seed, round);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void whenTheListIsDamaged_thenUndetermined(long seed) {
    Random random = new Random(seed);
    CrlDraft draft = new CrlDraft(scene.authority, scene.clock.instant());
    draft.revoked.put(card.certificate().getSerialNumber(), 1);
    byte[] list = draft.encoded();
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = damage(list, random);
      try {
        RevocationFinding.Status status =
            RevocationList.read(damaged, scene.authority.authority()).status(card.certificate());
        assertThat(status)
            .as("seed %d round %d", seed, round)
            .isEqualTo(RevocationFinding.Status.REVOKED);
      } catch (RevocationUndeterminedException undetermined) {
        assertThat(undetermined).hasMessageNotContaining("null");
      }
    }
  }

  private void assertRefused(CardAnswer damaged, long seed, int round) {
    assertThatThrownBy(() -> unrevoked.verify(damaged, CardScene.ORIGIN))
        .as("seed %d round %d", seed, round)
        .isInstanceOf(CardRefusedException.class);
  }

  /** Anything but a result or a refusal with a reason ends the test by itself. */
  private void assertRefusedOrVerified(CardAnswer answer, long seed, int round) {
    try {
      VerifiedCard verified = scene.verification().verify(answer, CardScene.ORIGIN);
      assertThat(verified.issuerKeyId())
          .as("seed %d round %d", seed, round)
          .isEqualTo(scene.authority.authority().keyId());
    } catch (CardRefusedException refused) {
      assertThat(refused.refusal()).as("seed %d round %d", seed, round).isNotNull();
    }
  }

  private static String damage(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    int at = random.nextInt(text.length());
    switch (random.nextInt(5)) {
      case 0 -> damaged.setCharAt(at, (char) random.nextInt(0x180));
      case 1 -> damaged.deleteCharAt(at);
      case 2 -> damaged.insert(at, (char) (32 + random.nextInt(95)));
      case 3 -> damaged.setLength(at);
      default -> damaged.append(text, at, text.length());
    }
    return damaged.toString();
  }

  private static byte[] damage(byte[] bytes, Random random) {
    byte[] damaged = bytes.clone();
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(4)) {
      case 0 -> damaged[at] = (byte) random.nextInt(256);
      case 1 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> damaged = Arrays.copyOf(damaged, at);
      default -> {
        for (int i = at; i < Math.min(bytes.length, at + 8); i++) {
          damaged[i] = (byte) random.nextInt(256);
        }
      }
    }
    return damaged;
  }
}
