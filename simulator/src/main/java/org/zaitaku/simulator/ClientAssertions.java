package org.zaitaku.simulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether it is the client who asks: {@code private_key_jwt}, RFC 7523 section 3, each once. */
final class ClientAssertions {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final ECKey key;
  private final String client;
  private final List<String> audiences;
  private final Clock clock;
  private final Map<String, Instant> seen = new HashMap<>();

  ClientAssertions(ECKey client, String clientId, List<String> audiences, Clock clock) {
    this.key = client.toPublicJWK();
    this.client = clientId;
    this.audiences = audiences;
    this.clock = clock;
  }

  boolean isGood(String text) {
    try {
      SignedJWT assertion = SignedJWT.parse(text);
      if (!JWSAlgorithm.ES256.equals(assertion.getHeader().getAlgorithm())
          || !assertion.verify(new ECDSAVerifier(key))) {
        return false;
      }
      var claims = assertion.getJWTClaimsSet();
      return client.equals(claims.getIssuer())
          && client.equals(claims.getSubject())
          && claims.getAudience().size() == 1
          && audiences.contains(claims.getAudience().get(0))
          && claims.getExpirationTime() != null
          && claims.getJWTID() != null
          && isFresh(claims.getJWTID(), claims.getExpirationTime().toInstant());
    } catch (ParseException | JOSEException notGood) {
      return false;
    }
  }

  private synchronized boolean isFresh(String id, Instant until) {
    Instant now = clock.instant();
    seen.values().removeIf(end -> !now.isBefore(end));
    return now.isBefore(until)
        && !until.isAfter(now.plus(LONGEST))
        && seen.putIfAbsent(id, until) == null;
  }
}
