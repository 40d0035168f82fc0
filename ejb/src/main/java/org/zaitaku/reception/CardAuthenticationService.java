package org.zaitaku.reception;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.card.CardMethod;
import org.zaitaku.card.ChallengeValue;
import org.zaitaku.card.oidc.SubjectVerification;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/**
 * Asks for a card (JPKI-012, JPKI-015): makes a challenge that is good once, for some minutes, for
 * this reception.
 */
@Stateless
@UseCase
public class CardAuthenticationService {

  @Inject private ReceptionRepository receptions;

  @Inject private CardAppLink link;

  @Inject private CardMethod method;

  /** There is one only where it is configured. */
  @Inject private Instance<SubjectVerification> provider;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  @Inject
  @ConfigProperty(name = "zaitaku.card.challenge-lifetime", defaultValue = "PT5M")
  private Duration lifetime;

  private final SecureRandom random = new SecureRandom();

  /**
   * A new challenge; an earlier one of the same reception counts no more.
   *
   * @param wanted where the card will be read
   * @param cardItself whether the card app is asked although an identity provider is configured:
   *     because nobody knows yet whom the provider means
   * @throws BusinessException RECEPTION_NOT_FOUND, WRONG_STATE while an answer is examined, once
   *     the reception is over, and where the provider is known or was not asked
   */
  @Requires(Permission.CARD_AUTHENTICATION)
  public CardRequest ask(ReceptionKey key, CardDevice wanted, boolean cardItself) {
    Reception reception = receptions.getForUpdate(key);
    CardMethod asked = cardItself ? CardMethod.JPKI : method;
    if (asked != method && !reception.awaitsLink()) {
      throw new BusinessException(ErrorCode.WRONG_STATE);
    }
    if (asked == CardMethod.OIDC) {
      // Whoever goes on from here may be another person than the one whom the provider met.
      reception.takeUnlinkedSubject();
    }
    CardDevice device = asked == CardMethod.OIDC ? CardDevice.SAME : wanted;
    Instant now = clock.instant();
    reception.askForCard(device, now);
    ChallengeValue challenge = ChallengeValue.random(random);
    Instant expiresAt = now.plus(lifetime);
    receptions.challenge(
        new Challenge(reception.institutionId(), reception.id(), challenge.sha256(), expiresAt));
    audit.success(
        AuditAction.CARD_CHALLENGED,
        AuditSubject.ofReception(reception.institutionId(), reception.id(), null));
    String opens =
        asked == CardMethod.OIDC ? provider.get().request(challenge).link() : link.of(challenge);
    return new CardRequest(opens, asked, device, expiresAt);
  }
}
