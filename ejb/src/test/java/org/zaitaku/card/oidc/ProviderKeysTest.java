package org.zaitaku.card.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the provider's keys are fetched, and which of them count. */
class ProviderKeysTest {

  private final OidcScene scene = new OidcScene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void keysAreFetchedOnceAndAgainWhenTheyAreOld() {
    scene.verify();
    scene.verify();
    assertThat(scene.provider.keysAsked).hasValue(1);

    ProviderKeys keys = new ProviderKeys(scene.settings(), scene.clock);
    keys.get("first");
    scene.clock.advance(Duration.ofMinutes(59));
    keys.get("first");
    assertThat(scene.provider.keysAsked).hasValue(2);
    scene.clock.advance(Duration.ofMinutes(1));
    keys.get("first");
    assertThat(scene.provider.keysAsked).hasValue(3);
  }

  @Test
  void aNewKeyOfTheProviderIsFoundAtOnce() {
    scene.verify();
    scene.clock.advance(Duration.ofSeconds(60));
    scene.provider.key = ProviderDouble.key("second");

    assertThat(scene.verification().verify(scene.answer(), scene.clock.instant())).isNotNull();
    assertThat(scene.provider.keysAsked).hasValue(2);
  }

  @Test
  void unknownIdsMakeOneFetchAMinute() {
    scene.verify();
    scene.provider.change = draft -> draft.keyId = "unknown";
    for (int i = 0; i < 5; i++) {
      scene.assertRefused(OidcRefusal.TOKEN_KEY_UNKNOWN);
    }
    assertThat(scene.provider.keysAsked).hasValue(1);

    ProviderKeys keys = new ProviderKeys(scene.settings(), scene.clock);
    keys.get("first");
    scene.clock.advance(Duration.ofSeconds(59));
    assertThat(refusal(() -> keys.get("unknown"))).isEqualTo(OidcRefusal.TOKEN_KEY_UNKNOWN);
    assertThat(scene.provider.keysAsked).hasValue(2);
    scene.clock.advance(Duration.ofSeconds(1));
    for (int i = 0; i < 5; i++) {
      assertThat(refusal(() -> keys.get("unknown"))).isEqualTo(OidcRefusal.TOKEN_KEY_UNKNOWN);
    }
    assertThat(scene.provider.keysAsked).hasValue(3);
  }

  @Test
  void whereAFetchFailsNobodyWaitsForTheNextAtOnce() {
    scene.provider.keys = ProviderDouble.says(500, "");
    for (int i = 0; i < 5; i++) {
      scene.assertRefused(OidcRefusal.KEYS_UNAVAILABLE);
    }
    assertThat(scene.provider.keysAsked).hasValue(1);

    scene.clock.advance(ProviderKeys.AFTER_FAILURE);
    scene.provider.keys =
        exchange ->
            ProviderDouble.send(exchange, 200, ProviderDouble.published(scene.provider.key));
    assertThat(scene.verify()).isNotNull();
  }

  @Test
  void oldKeysAreNotUsedWhereNewOnesCannotBeHad() {
    ProviderKeys keys = new ProviderKeys(scene.settings(), scene.clock);
    keys.get("first");
    scene.provider.keys = ProviderDouble.says(503, "");
    scene.clock.advance(Duration.ofHours(1));

    assertThat(refusal(() -> keys.get("first"))).isEqualTo(OidcRefusal.KEYS_UNAVAILABLE);
  }

  @Test
  void manyAtOnceFetchOnce() throws Exception {
    ProviderKeys keys = new ProviderKeys(scene.settings(), scene.clock);
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<ECKey>> all =
          IntStream.range(0, 64).<Callable<ECKey>>mapToObj(i -> () -> keys.get("first")).toList();
      for (Future<ECKey> one : threads.invokeAll(all)) {
        assertThat(one.get().getKeyID()).isEqualTo("first");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(scene.provider.keysAsked).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"keys\":7}",
        "{\"keys\":[7]}",
        "<html>maintenance</html>",
        "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"first\",\"x\":\"AA\",\"y\":\"AA\"}]}",
        "{\"keys\":[{\"kty\":\"EC\",\"kid\":\"first\"}]}"
      })
  void whatIsNoSetOfKeysIsRefused(String body) {
    scene.provider.keys = ProviderDouble.says(200, body);

    scene.assertRefused(OidcRefusal.KEYS_UNAVAILABLE);
  }

  @Test
  void aSetThatIsTooLargeIsRefused() {
    scene.provider.keys = ProviderDouble.says(200, "{\"keys\":[]," + " ".repeat(64 * 1024) + "}");

    scene.assertRefused(OidcRefusal.KEYS_UNAVAILABLE);
  }

  @Test
  void keysForOtherPurposesDoNotCount() throws JOSEException {
    ECKey encryption =
        new ECKeyGenerator(Curve.P_256).keyID("first").keyUse(KeyUse.ENCRYPTION).generate();
    ECKey algorithm =
        new ECKeyGenerator(Curve.P_256)
            .keyID("first")
            .algorithm(new JWSAlgorithm("ECDH-ES"))
            .generate();
    for (ECKey other : List.of(encryption, algorithm, ProviderDouble.key("first", Curve.P_384))) {
      try (OidcScene own = new OidcScene()) {
        own.provider.keys = ProviderDouble.says(200, ProviderDouble.published(other));

        own.assertRefused(OidcRefusal.TOKEN_KEY_UNKNOWN);
      }
    }
  }

  @Test
  void twoKeysOfOneIdAreNone() {
    scene.provider.keys =
        exchange ->
            ProviderDouble.send(
                exchange,
                200,
                ProviderDouble.published(ProviderDouble.key("first"), scene.provider.key));

    scene.assertRefused(OidcRefusal.TOKEN_KEY_UNKNOWN);
  }

  private static OidcRefusal refusal(Runnable run) {
    try {
      run.run();
    } catch (OidcRefusedException refused) {
      return refused.refusal();
    }
    throw new AssertionError("not refused");
  }
}
