package org.zaitaku.reception;

import jakarta.ejb.Stateless;
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
import org.zaitaku.card.ChallengeValue;
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

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  @Inject
  @ConfigProperty(name = "zaitaku.card.challenge-lifetime", defaultValue = "PT5M")
  private Duration lifetime;

  private final SecureRandom random = new SecureRandom();

  /**
   * A new challenge; an earlier one of the same reception counts no more.
   *
   * @param device where the card will be read
   * @throws BusinessException RECEPTION_NOT_FOUND, WRONG_STATE while an answer is examined and once
   *     the reception is over
   */
  @Requires(Permission.CARD_AUTHENTICATION)
  public CardRequest ask(ReceptionKey key, CardDevice device) {
    Reception reception = receptions.getForUpdate(key);
    Instant now = clock.instant();
    reception.askForCard(device, now);
    ChallengeValue challenge = ChallengeValue.random(random);
    Instant expiresAt = now.plus(lifetime);
    receptions.challenge(
        new Challenge(reception.institutionId(), reception.id(), challenge.sha256(), expiresAt));
    audit.success(
        AuditAction.CARD_CHALLENGED,
        AuditSubject.ofReception(reception.institutionId(), reception.id(), null));
    return new CardRequest(link.of(challenge), expiresAt);
  }
}
