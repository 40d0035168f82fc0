package org.zaitaku.card.oidc;

import java.util.Base64;
import org.zaitaku.card.ChallengeValue;
import org.zaitaku.card.KeyedHash;
import org.zaitaku.shared.Sha256;

/**
 * Nonce and PKCE verifier of a challenge, made anew from the challenge's hash whenever they are
 * needed: so the browser holds neither, and the database has no word of them. Only this server's
 * key makes them.
 */
final class ChallengeSecrets {

  private static final String NONCE = "oidc-nonce";
  private static final String VERIFIER = "oidc-code-verifier";

  private final KeyedHash hash;

  ChallengeSecrets(KeyedHash hash) {
    this.hash = hash;
  }

  /** 43 characters. */
  String nonce(ChallengeValue challenge) {
    return secret(NONCE, challenge);
  }

  /** 43 characters of base64url, as RFC 7636 section 4.1 has it. */
  String codeVerifier(ChallengeValue challenge) {
    return secret(VERIFIER, challenge);
  }

  /** S256 of the verifier, RFC 7636 section 4.2. */
  String codeChallenge(ChallengeValue challenge) {
    return base64url(Sha256.of(codeVerifier(challenge)));
  }

  private String secret(String label, ChallengeValue challenge) {
    return base64url(hash.of(label, challenge.sha256()));
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
