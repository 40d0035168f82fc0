package org.zaitaku.card.oidc;

import java.util.Optional;
import java.util.regex.Pattern;
import org.zaitaku.card.ChallengeValue;
import org.zaitaku.shared.Sha256;

/**
 * What the browser brought back from the identity provider, as it came: nothing of it is believed
 * yet.
 *
 * @param state which question of ours it answers: the challenge, 43 characters
 * @param code to be exchanged, once, for the ID token
 * @param issuer the provider's name where the answer carries it (RFC 9207), else null
 */
public record OidcAnswer(String state, String code, String issuer) {

  /** Longer than any provider's code. */
  private static final int MAX_CODE = 1024;

  private static final int MAX_ISSUER = 512;

  /** RFC 6749 appendix A.11, without the space, which no code needs. */
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

  /**
   * The challenge that it answers.
   *
   * @throws OidcRefusedException ANSWER_MALFORMED where a part has another form
   */
  public ChallengeValue challenge() {
    Optional<ChallengeValue> challenge = ChallengeValue.parse(state);
    if (challenge.isEmpty()
        || !isVisible(code, MAX_CODE)
        || (issuer != null && !isVisible(issuer, MAX_ISSUER))) {
      throw new OidcRefusedException(
          OidcRefusal.ANSWER_MALFORMED, "state, code or iss has another form");
    }
    return challenge.get();
  }

  private static boolean isVisible(String value, int longest) {
    return value != null && value.length() <= longest && VISIBLE.matcher(value).matches();
  }

  /** By which the same answer is known again: each part with its length. */
  public byte[] sha256() {
    StringBuilder parts = new StringBuilder();
    for (String part : new String[] {state, code, issuer}) {
      parts.append(part == null ? -1 : part.length()).append(':').append(part);
    }
    return Sha256.of(parts.toString());
  }

  /** Never state or code: together they are somebody's log-in. */
  @Override
  public String toString() {
    return "OidcAnswer[…]";
  }
}
