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

  /** Answers only where it is configured. */
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
   * @param cardItself whether the page asks for the person whom the identity provider just met:
   *     then the card app is asked, to know who that is. From any other page somebody else may go
   *     on, and whom the provider met is forgotten
   * @throws BusinessException RECEPTION_NOT_FOUND, WRONG_STATE while an answer is examined and once
   *     the reception is over
   */
  @Requires(Permission.CARD_AUTHENTICATION)
  public CardRequest ask(ReceptionKey key, CardDevice wanted, boolean cardItself) {
    Reception reception = receptions.getForUpdate(key);
    Instant now = clock.instant();
    boolean links = cardItself && reception.awaitsLink(now);
    if (!links) {
      reception.takeUnlinkedSubject();
    }
    CardMethod asked = links ? CardMethod.JPKI : method;
    CardDevice device = asked == CardMethod.OIDC ? CardDevice.SAME : wanted;
    reception.askForCard(device, now);
    ChallengeValue challenge = ChallengeValue.random(random);
    Instant expiresAt = now.plus(lifetime);
    receptions.challenge(
        new Challenge(
            reception.institutionId(),
            reception.id(),
            challenge.sha256(),
            expiresAt,
            asked == CardMethod.OIDC));
    audit.success(
        AuditAction.CARD_CHALLENGED,
        AuditSubject.ofReception(reception.institutionId(), reception.id(), null));
    String opens =
        asked == CardMethod.OIDC ? provider.get().request(challenge).link() : link.of(challenge);
    return new CardRequest(opens, asked, device, expiresAt);
  }
}
