package org.zaitaku.simulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes ID tokens, good ones and each kind of bad one. */
final class IdTokens {

  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String CONTEXT = "aal3";

  private final ECKey key;
  private final String issuer;
  private final String client;

  IdTokens(ECKey provider, String issuer, String client) {
    this.key = provider;
    this.issuer = issuer;
    this.client = client;
  }

  String make(IssuedCodes.Grant grant, Instant now, IdentityMode mode) {
    Payload claims = new Payload(claims(grant, now, mode));
    try {
      return switch (mode) {
        case ALG_NONE -> new PlainObject(new PlainHeader(), claims).serialize();
        case HS256 ->
            signed(
                claims,
                JWSAlgorithm.HS256,
                key.getKeyID(),
                new MACSigner(key.toECPublicKey().getEncoded()));
        case OTHER_KEY ->
            signed(
                claims,
                JWSAlgorithm.ES256,
                key.getKeyID(),
                new ECDSASigner(IdentityKeys.generate()));
        case UNKNOWN_KEY -> {
          ECKey unknown = IdentityKeys.generate();
          yield signed(claims, JWSAlgorithm.ES256, unknown.getKeyID(), new ECDSASigner(unknown));
        }
        default -> signed(claims, JWSAlgorithm.ES256, key.getKeyID(), new ECDSASigner(key));
      };
    } catch (JOSEException e) {
      throw new IllegalStateException("a generated key can always sign", e);
    }
  }

  private Map<String, Object> claims(IssuedCodes.Grant grant, Instant now, IdentityMode mode) {
    Instant issued = mode == IdentityMode.EXPIRED ? now.minus(HOUR) : now;
    Instant authenticated =
        mode == IdentityMode.OLD_AUTHENTICATION ? grant.at().minus(HOUR) : grant.at();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", mode == IdentityMode.WRONG_ISSUER ? "https://idp.example" : issuer);
    if (mode != IdentityMode.NO_SUBJECT) {
      claims.put("sub", grant.subject());
    }
    claims.put("aud", mode == IdentityMode.WRONG_AUDIENCE ? "another-client" : client);
    claims.put("iat", issued.getEpochSecond());
    claims.put("exp", issued.plus(LIFETIME).getEpochSecond());
    claims.put("auth_time", authenticated.getEpochSecond());
    claims.put(
        "nonce", mode == IdentityMode.WRONG_NONCE ? "another-nonce" : grant.question().nonce());
    claims.put("acr", grant.question().context().orElse(CONTEXT));
    return claims;
  }

  private static String signed(
      Payload claims, JWSAlgorithm algorithm, String keyId, JWSSigner signer) throws JOSEException {
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(keyId).build(), claims);
    token.sign(signer);
    return token.serialize();
  }
}
