package org.zaitaku.card.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An ID token before it is signed: good until a test changes it. */
final class TokenDraft {

  final Map<String, Object> claims = new LinkedHashMap<>();
  final Map<String, Object> header = new HashMap<>();
  JWSAlgorithm algorithm = JWSAlgorithm.ES256;
  String keyId;
  JOSEObjectType type = JOSEObjectType.JWT;
  JWSSigner signer;

  /** In the place of the claims, as they come: for what no map can hold. */
  String payload;

  UnaryOperator<String> text = UnaryOperator.identity();

  TokenDraft(String issuer, String nonce, Instant now, ECKey key) {
    claims.put("iss", issuer);
    claims.put("sub", "person-1");
    claims.put("aud", OidcScene.CLIENT);
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + 300);
    claims.put("auth_time", now.getEpochSecond());
    claims.put("nonce", nonce);
    keyId = key.getKeyID();
    signedBy(key);
  }

  void claim(String name, Object value) {
    if (value == null) {
      claims.remove(name);
    } else {
      claims.put(name, value);
    }
  }

  void later(String name, long seconds) {
    claims.merge(name, seconds, (was, more) -> (Long) was + (Long) more);
  }

  void signedBy(ECKey key) {
    try {
      signer = new ECDSASigner(key);
    } catch (JOSEException failed) {
      throw new IllegalStateException(failed);
    }
  }

  String serialize() {
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(algorithm).type(type).keyID(keyId).customParams(header).build(),
            payload == null ? new Payload(claims) : new Payload(payload));
    try {
      token.sign(signer);
    } catch (JOSEException failed) {
      throw new IllegalStateException(failed);
    }
    return text.apply(token.serialize());
  }
}
