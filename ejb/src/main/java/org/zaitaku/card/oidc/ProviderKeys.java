package org.zaitaku.card.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zaitaku.card.LimitedHttp;
import org.zaitaku.card.UnansweredException;

/**
 * The provider's keys for ES256, by their ids, fetched when they are first needed and again when
 * they are old. A key that is not among them may be new: then they are fetched again, but at most
 * once a minute, for anybody can make a token with an unknown id.
 */
final class ProviderKeys {

  private static final int MAX_ANSWER = 64 * 1024;
  private static final int OK = 200;

  /** So long after a fetch for an unknown id no other is made for one. */
  static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);

  /** So long after a fetch that failed nobody waits for another. */
  static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private record Fetched(Map<String, ECKey> keys, Instant at) {}

  private final OidcSettings settings;
  private final LimitedHttp http;
  private final Clock clock;
  private volatile Fetched fetched = new Fetched(Map.of(), Instant.MIN);
  private Instant failedAt = Instant.MIN;

  ProviderKeys(OidcSettings settings, Clock clock) {
    this.settings = settings;
    this.http = new LimitedHttp(settings.timeout(), MAX_ANSWER);
    this.clock = clock;
  }

  /**
   * The key with this id.
   *
   * @throws OidcRefusedException TOKEN_KEY_UNKNOWN, KEYS_UNAVAILABLE
   */
  ECKey get(String id) {
    ECKey known = fetched.keys().get(id);
    if (known != null && isYoung(fetched, settings.keysMaxAge())) {
      return known;
    }
    return Optional.ofNullable(fetch(id).keys().get(id))
        .orElseThrow(
            () ->
                new OidcRefusedException(
                    OidcRefusal.TOKEN_KEY_UNKNOWN, "the provider publishes no key of this id"));
  }

  /** One fetches, the others wait and look at what it brought. */
  private synchronized Fetched fetch(String id) {
    Fetched last = fetched;
    boolean young = isYoung(last, settings.keysMaxAge());
    if (young && (last.keys().containsKey(id) || isYoung(last, BETWEEN_FETCHES))) {
      return last;
    }
    Instant now = clock.instant();
    if (now.isBefore(later(failedAt, AFTER_FAILURE))) {
      throw unavailable("could not be fetched just before", null);
    }
    try {
      Fetched fresh = new Fetched(read(ask()), now);
      fetched = fresh;
      return fresh;
    } catch (OidcRefusedException failed) {
      failedAt = now;
      throw failed;
    }
  }

  private boolean isYoung(Fetched keys, Duration age) {
    return clock.instant().isBefore(later(keys.at(), age));
  }

  private static Instant later(Instant moment, Duration by) {
    return moment.equals(Instant.MIN) ? Instant.MIN : moment.plus(by);
  }

  private byte[] ask() {
    HttpResponse<byte[]> answer;
    try {
      answer =
          http.send(
              HttpRequest.newBuilder(settings.keys()).header("Accept", "application/json").GET());
    } catch (UnansweredException unanswered) {
      throw unavailable(unanswered.getMessage(), unanswered);
    }
    if (answer.statusCode() != OK) {
      throw unavailable("answered with HTTP " + answer.statusCode(), null);
    }
    return answer.body();
  }

  /** Keys of other kinds are left out; so are two with one id, of which none can be the right. */
  private static Map<String, ECKey> read(byte[] body) {
    JWKSet set;
    try {
      Map<String, Object> object = UntrustedJson.object(body, MAX_ANSWER);
      set = UntrustedJson.read(() -> JWKSet.parse(object));
    } catch (ParseException unreadable) {
      throw unavailable("are not a JWK set", unreadable);
    }
    Map<String, ECKey> keys = new HashMap<>();
    Set<String> twice = new HashSet<>();
    for (JWK key : set.getKeys()) {
      if (key.getKeyID() != null && isForTokens(key)) {
        ECKey usable = key.toECKey().toPublicJWK();
        if (keys.put(key.getKeyID(), usable) != null) {
          twice.add(key.getKeyID());
        }
      }
    }
    twice.forEach(keys::remove);
    return Map.copyOf(keys);
  }

  private static boolean isForTokens(JWK key) {
    return key instanceof ECKey curve
        && Curve.P_256.equals(curve.getCurve())
        && (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
        && (key.getAlgorithm() == null || JWSAlgorithm.ES256.equals(key.getAlgorithm()));
  }

  private static OidcRefusedException unavailable(String why, Throwable cause) {
    return new OidcRefusedException(
        OidcRefusal.KEYS_UNAVAILABLE, "the provider's keys " + why, cause);
  }
}
