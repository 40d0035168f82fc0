package org.zaitaku.reception;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.RowScope;

/**
 * The transactions of a card's answer that comes back; their order is {@link CardReturnService}.
 */
@Stateless
@UseCase
public class ReturnSteps {

  @Inject private ReceptionRepository receptions;

  @Inject private SettingsReader settings;

  @Inject private ReturnNonces nonces;

  @Inject private RowScope rows;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /** Whether the answered challenge is of the reception of this browser. */
  @Requires(Permission.CARD_AUTHENTICATION)
  public boolean isOwn(ReceptionKey key, byte[] challengeHash) {
    return receptions.find(key).isPresent()
        && receptions
            .findChallenge(challengeHash)
            .filter(challenge -> challenge.receptionId().equals(key.id()))
            .isPresent();
  }

  /** Whether nobody knows whom the identity provider means that answered this challenge. */
  @Requires(Permission.CARD_AUTHENTICATION)
  public boolean awaitsLink(ReceptionKey key, byte[] challengeHash) {
    Reception reception = receptions.get(key);
    return reception.awaitsLink(clock.instant())
        && receptions
            .findAnswered(reception.id())
            .filter(one -> one.isOf(challengeHash))
            .isPresent();
  }

  /**
   * What a stranger's browser is shown that came with this answer.
   *
   * @throws BusinessException RECEPTION_NOT_FOUND where no number is to be compared
   */
  @Requires(Permission.CARD_AUTHENTICATION)
  public Companion companion(byte[] challengeHash) {
    Reception reception = awaitingMatch(challengeHash);
    return new Companion(
        reception.flow(),
        reception.careSetting(),
        settings.shownInstitution(reception.institutionId()).name(),
        new Matching(nonces.number(challengeHash), reception.isMatchedThere()));
  }

  /**
   * The device that read the card shows the same number, or another.
   *
   * @return the reception, where now both devices said that it is the same
   * @throws BusinessException RECEPTION_NOT_FOUND
   */
  @Requires(Permission.CARD_AUTHENTICATION)
  public Optional<UUID> matchThere(byte[] challengeHash, boolean matches) {
    Reception reception = awaitingMatch(challengeHash);
    if (matches && reception.isMatchedThere()) {
      return matched(reception);
    }
    if (matches) {
      reception.matchThere();
    }
    return confirm(reception, matches);
  }

  /**
   * The browser that began shows the same number, or another.
   *
   * @return the reception, where now both devices said that it is the same
   * @throws BusinessException RECEPTION_NOT_FOUND, WRONG_STATE where no number is to be compared
   */
  @Requires(Permission.CARD_AUTHENTICATION)
  public Optional<UUID> matchHere(ReceptionKey key, boolean matches) {
    Reception reception = receptions.getForUpdate(key);
    if (!reception.awaitsMatch()) {
      throw new BusinessException(ErrorCode.WRONG_STATE);
    }
    if (matches && reception.isMatchedHere()) {
      return matched(reception);
    }
    if (matches) {
      reception.matchHere();
    }
    return confirm(reception, matches);
  }

  private Optional<UUID> confirm(Reception reception, boolean matches) {
    AuditSubject subject =
        AuditSubject.ofReception(reception.institutionId(), reception.id(), reception.patientId());
    if (!matches) {
      reception.fail(ErrorCode.NUMBER_MISMATCH.name(), clock.instant());
      audit.refusalWithin(AuditAction.NUMBER_CONFIRMED, subject, ErrorCode.NUMBER_MISMATCH.name());
      return Optional.empty();
    }
    audit.success(AuditAction.NUMBER_CONFIRMED, subject);
    return matched(reception);
  }

  private static Optional<UUID> matched(Reception reception) {
    return Optional.of(reception).filter(Reception::isMatched).map(Reception::id);
  }

  /** Locked; the challenge is the one that counts. */
  private Reception awaitingMatch(byte[] challengeHash) {
    return Optional.of(challengeHash)
        .filter(rows::openByChallenge)
        .flatMap(receptions::findChallenge)
        .map(challenge -> receptions.getOpenForUpdate(challenge.receptionId()))
        .filter(Reception::awaitsMatch)
        .filter(reception -> receptions.getAnswered(reception.id()).isOf(challengeHash))
        .orElseThrow(() -> new BusinessException(ErrorCode.RECEPTION_NOT_FOUND));
  }
}
