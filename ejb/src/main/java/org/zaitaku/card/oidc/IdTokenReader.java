package org.zaitaku.card.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Reads an ID token: its form, its algorithm (ES256 and no other), the provider's key, the
 * signature. Only then its claims. A key that the token itself brings along is not looked at.
 */
final class IdTokenReader {

  /** A true one has about 1 KiB. */
  static final int MAX_TOKEN = 16 * 1024;

  /** The year 9999; beyond it the JDK's own moments end badly. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final ProviderKeys keys;

  IdTokenReader(ProviderKeys keys) {
    this.keys = keys;
  }

  /**
   * The claims of a token whose signature is the provider's.
   *
   * @throws OidcRefusedException TOKEN_TOO_LARGE, TOKEN_MALFORMED, TOKEN_ALGORITHM_NOT_ALLOWED,
   *     TOKEN_KEY_UNKNOWN, KEYS_UNAVAILABLE, TOKEN_SIGNATURE_INVALID
   */
  IdToken read(String text) {
    if (text.length() > MAX_TOKEN) {
      throw new OidcRefusedException(
          OidcRefusal.TOKEN_TOO_LARGE, "the ID token has over " + MAX_TOKEN + " characters");
    }
    SignedJWT token = signed(text);
    if (!isSignedByProvider(token)) {
      throw new OidcRefusedException(
          OidcRefusal.TOKEN_SIGNATURE_INVALID, "not this key's signature over this token");
    }
    if (!isCanonical(text)) {
      throw malformed("it is spelled in another way than it was signed");
    }
    try {
      return claims(UntrustedJson.object(token.getPayload().toBytes(), MAX_TOKEN));
    } catch (ParseException odd) {
      throw malformed("its claims are not what they must be");
    }
  }

  private static SignedJWT signed(String text) {
    JWT token;
    try {
      token = UntrustedJson.read(() -> JWTParser.parse(text));
    } catch (ParseException unreadable) {
      throw malformed("it is not a JWT");
    }
    if (!(token instanceof SignedJWT signed)
        || !JWSAlgorithm.ES256.equals(signed.getHeader().getAlgorithm())) {
      throw new OidcRefusedException(
          OidcRefusal.TOKEN_ALGORITHM_NOT_ALLOWED, "the ID token is not signed by ES256");
    }
    JWSHeader header = signed.getHeader();
    if (header.getType() != null && !JOSEObjectType.JWT.equals(header.getType())) {
      throw malformed("it is a token of another kind");
    }
    return signed;
  }

  /** Of the spellings of the same bytes in base64url, only the one of RFC 4648: no spare bits. */
  private static boolean isCanonical(String text) {
    for (String part : text.split("\\.", -1)) {
      try {
        if (!ENCODER.encodeToString(Base64.getUrlDecoder().decode(part)).equals(part)) {
          return false;
        }
      } catch (IllegalArgumentException notBase64) {
        return false;
      }
    }
    return true;
  }

  private boolean isSignedByProvider(SignedJWT token) {
    String id = token.getHeader().getKeyID();
    if (id == null) {
      throw new OidcRefusedException(OidcRefusal.TOKEN_KEY_UNKNOWN, "the ID token names no key");
    }
    try {
      return token.verify(new ECDSAVerifier(keys.get(id)));
    } catch (JOSEException unfit) {
      return false;
    }
  }

  private static IdToken claims(Map<String, Object> claims) throws ParseException {
    return new IdToken(
        JSONObjectUtils.getString(claims, "iss"),
        audience(claims),
        JSONObjectUtils.getString(claims, "azp"),
        moment(claims, "exp"),
        moment(claims, "iat"),
        moment(claims, "nbf"),
        moment(claims, "auth_time"),
        JSONObjectUtils.getString(claims, "nonce"),
        JSONObjectUtils.getString(claims, "acr"),
        JSONObjectUtils.getString(claims, "sub"));
  }

  /** One text, or a list of texts. */
  private static List<String> audience(Map<String, Object> claims) throws ParseException {
    if (claims.get("aud") instanceof String one) {
      return List.of(one);
    }
    List<Object> several = JSONObjectUtils.getJSONArray(claims, "aud");
    if (several == null) {
      return List.of();
    }
    if (!several.stream().allMatch(String.class::isInstance)) {
      throw new ParseException("aud", 0);
    }
    return several.stream().map(String.class::cast).toList();
  }

  /** Seconds since 1970, RFC 7519 section 2; a fraction of one is left out. */
  private static Instant moment(Map<String, Object> claims, String name) throws ParseException {
    Object value = claims.get(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof Number number)) {
      throw new ParseException(name, 0);
    }
    double seconds = Math.floor(number.doubleValue());
    if (!(seconds >= 0 && seconds <= LAST_SECOND)) {
      throw new ParseException(name, 0);
    }
    return Instant.ofEpochSecond((long) seconds);
  }

  private static OidcRefusedException malformed(String why) {
    return new OidcRefusedException(
        OidcRefusal.TOKEN_MALFORMED, "the ID token cannot be read: " + why);
  }
}
