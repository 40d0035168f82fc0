package org.zaitaku.card.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;
import org.zaitaku.shared.ConfigurationKey;

/**
 * Our private key towards the identity provider: P-256, with the id under which the provider holds
 * its public half. Never printed.
 */
public final class ClientKey {

  private static final String NAME = ConfigurationKey.CARD_OIDC_CLIENT_KEY.key();

  /** A key has some 250 bytes. */
  private static final int MAX_FILE = 16 * 1024;

  private final String id;
  private final ECDSASigner signer;

  private ClientKey(String id, ECDSASigner signer) {
    this.id = id;
    this.signer = signer;
  }

  /**
   * Reads a JWK (RFC 7517) with {@code kid} and {@code d}.
   *
   * @throws IllegalStateException naming the configuration's key, never with what stands in the
   *     file
   */
  public static ClientKey read(Path file) {
    String text;
    try {
      if (Files.size(file) > MAX_FILE) {
        throw new IllegalStateException(NAME + " is not a file with one key");
      }
      text = Files.readString(file);
    } catch (IOException unreadable) {
      throw new IllegalStateException(NAME + " is not a readable file", unreadable);
    }
    ECKey key;
    try {
      key = UntrustedJson.read(() -> ECKey.parse(text));
    } catch (ParseException notAKey) {
      // Neither the text nor the parser's message, which may quote it, may reach the log.
      throw new IllegalStateException(NAME + " is not a JWK of an elliptic curve");
    }
    if (!key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
      throw new IllegalStateException(NAME + " is not a private key on P-256");
    }
    if (key.getKeyID() == null || key.getKeyID().isBlank()) {
      throw new IllegalStateException(NAME + " has no kid");
    }
    try {
      return new ClientKey(key.getKeyID(), new ECDSASigner(key));
    } catch (JOSEException unusable) {
      throw new IllegalStateException(NAME + " cannot sign by ES256");
    }
  }

  /** A JWT with these claims, signed by ES256. */
  String sign(Map<String, Object> claims) {
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).keyID(id).build(),
            new Payload(claims));
    try {
      token.sign(signer);
    } catch (JOSEException impossible) {
      throw new IllegalStateException("a key on P-256 signs by ES256", impossible);
    }
    return token.serialize();
  }

  @Override
  public String toString() {
    return "ClientKey[…]";
  }
}
