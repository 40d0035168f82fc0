package org.zaitaku.card.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.zaitaku.card.ChallengeValue;
import org.zaitaku.card.KeyedHash;
import org.zaitaku.card.SettableClock;

/** A provider, a clock, a challenge, and an adapter that trusts the provider. */
final class OidcScene implements AutoCloseable {

  static final String CLIENT = "RP00000001";
  static final String REDIRECT = "https://reception.example.jp/reception/return";
  static final String CODE = "code-1";

  static final ECKey CLIENT_KEY = ProviderDouble.key("client-key");

  final SettableClock clock = new SettableClock();
  final ProviderDouble provider = new ProviderDouble(clock);
  final Instant askedAt = clock.instant();
  final ChallengeValue challenge = ChallengeValue.random(new SecureRandom());
  byte[] serialKey = new byte[32];
  String clientId = CLIENT;
  List<String> contexts = List.of();
  boolean fresh = true;
  Duration skew = Duration.ofSeconds(30);
  Duration timeout = Duration.ofSeconds(5);
  private OidcCardVerification verification;

  OidcSettings settings() {
    return new OidcSettings(
        ProviderDouble.ISSUER,
        URI.create(ProviderDouble.ISSUER + "/authorize"),
        provider.address("/token"),
        provider.address("/keys"),
        clientId,
        clientKey(CLIENT_KEY),
        REDIRECT,
        List.of("openid"),
        contexts,
        fresh,
        skew,
        timeout,
        Duration.ofHours(1));
  }

  static ClientKey clientKey(ECKey key) {
    try {
      Path file = Files.createTempFile("client", ".jwk");
      try {
        Files.writeString(file, key.toJSONString());
        return ClientKey.read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  OidcCardVerification verification() {
    if (verification == null) {
      verification = new OidcCardVerification(settings(), new KeyedHash(serialKey), clock);
    }
    return verification;
  }

  Map<String, String> asked(ChallengeValue value) {
    return ProviderDouble.form(URI.create(verification().request(value).link()).getRawQuery());
  }

  /** The provider learns the nonce as it does in truth: by the link. */
  OidcAnswer answer() {
    provider.nonce = asked(challenge).get("nonce");
    return new OidcAnswer(challenge.text(), CODE, ProviderDouble.ISSUER);
  }

  VerifiedSubject verify() {
    return verification().verify(answer(), askedAt);
  }

  OidcRefusedException refused(OidcAnswer answer) {
    OidcRefusedException refused =
        catchThrowableOfType(
            OidcRefusedException.class, () -> verification().verify(answer, askedAt));
    assertThat(refused).as("the answer is refused").isNotNull();
    return refused;
  }

  void assertRefused(OidcRefusal refusal) {
    assertThat(refused(answer()).refusal()).isEqualTo(refusal);
  }

  @Override
  public void close() {
    provider.close();
  }
}
