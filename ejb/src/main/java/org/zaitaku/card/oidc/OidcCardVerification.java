package org.zaitaku.card.oidc;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.zaitaku.card.ChallengeValue;
import org.zaitaku.card.KeyedHash;

/**
 * OpenID Connect as デジタル認証アプリ speaks it: code flow, PKCE S256, state and nonce, {@code
 * private_key_jwt}, ID tokens by ES256. Undetermined is refused.
 */
public final class OidcCardVerification implements SubjectVerification {

  private final OidcSettings settings;
  private final Clock clock;
  private final ChallengeSecrets secrets;
  private final SubjectKeys subjects;
  private final TokenEndpoint tokens;
  private final IdTokenReader reader;

  public OidcCardVerification(OidcSettings settings, KeyedHash hash, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.secrets = new ChallengeSecrets(hash);
    this.subjects = new SubjectKeys(hash);
    this.tokens = new TokenEndpoint(settings, clock);
    this.reader = new IdTokenReader(new ProviderKeys(settings, clock));
  }

  @Override
  public AuthorizationRequest request(ChallengeValue challenge) {
    return AuthorizationRequest.of(challenge, settings, secrets);
  }

  @Override
  public VerifiedSubject verify(OidcAnswer answer, Instant askedAt) {
    ChallengeValue challenge = answer.challenge();
    if (answer.issuer() != null && !answer.issuer().equals(settings.issuer())) {
      throw new OidcRefusedException(
          OidcRefusal.ANSWER_ISSUER_WRONG, "iss of the answer is not the provider's");
    }
    IdToken token = reader.read(tokens.exchange(answer.code(), secrets.codeVerifier(challenge)));
    checks(secrets.nonce(challenge), askedAt).forEach(check -> check.check(token));
    return new VerifiedSubject(
        subjects.of(token.issuer(), token.subject()), token.authenticatedAt());
  }

  private List<IdTokenCheck> checks(String nonce, Instant askedAt) {
    return List.of(
        new IssuerCheck(settings.issuer()),
        new AudienceCheck(settings.clientId()),
        new LifetimeCheck(askedAt, settings.clockSkew(), clock),
        new NonceCheck(nonce),
        new AuthenticationTimeCheck(askedAt, settings.clockSkew(), clock),
        new ContextCheck(Set.copyOf(settings.contexts())),
        new SubjectCheck());
  }
}
