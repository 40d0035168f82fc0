package org.zaitaku.card;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;

/** A virtual card: a key and its certificate. */
record TestCard(KeyPair keys, X509Certificate certificate) {

  CardAnswer answer(ChallengeValue challenge, String origin) {
    return answer(challenge, origin, algorithm());
  }

  CardAnswer answer(ChallengeValue challenge, String origin, String algorithm) {
    try {
      return new CardAnswer(
          AnswerForm.FORMAT,
          challenge.text(),
          base64(certificate.getEncoded()),
          algorithm,
          base64(sign(challenge, origin)));
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }

  String algorithm() {
    if (keys.getPublic() instanceof ECPublicKey ec) {
      return ec.getParams().getOrder().bitLength() > 256 ? "ES384" : "ES256";
    }
    return "RS256";
  }

  private byte[] sign(ChallengeValue challenge, String origin) throws GeneralSecurityException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    Signature signature =
        Signature.getInstance(
            switch (algorithm()) {
              case "ES384" -> "SHA384withECDSAinP1363Format";
              case "ES256" -> "SHA256withECDSAinP1363Format";
              default -> "SHA256withRSA";
            });
    signature.initSign(keys.getPrivate());
    signature.update(sha256.digest(origin.getBytes(StandardCharsets.UTF_8)));
    signature.update(sha256.digest(Base64.getUrlDecoder().decode(challenge.text())));
    return signature.sign();
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
