package org.zaitaku.reception;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.card.CardAnswer;
import org.zaitaku.card.CardRefusal;
import org.zaitaku.card.CardRefusedException;
import org.zaitaku.card.CardVerification;
import org.zaitaku.card.ChallengeValue;
import org.zaitaku.card.VerifiedCard;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.PublicAddress;
import org.zaitaku.shared.Sha256;

/**
 * The callback of the card app: T1 takes the answer in, the checks run outside of any transaction,
 * T2 keeps who it is. The registration (T3) waits until the answer came back to the browser: {@link
 * CardReturnService}. The same answer again gets the same response and has no second effect.
 */
@Stateless
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CardAnswerService {

  @Inject private AnswerSteps steps;

  @Inject private CardVerification verification;

  @Inject private ReturnNonces nonces;

  @Inject private PublicAddress address;

  /**
   * Answers normally where the card was accepted.
   *
   * @return the address that the card app opens now, in the browser that it came from
   * @throws BusinessException CARD_REFUSED with the reason, WRONG_STATE where the reception was
   *     stopped meanwhile, and what {@link AnswerSteps#takeIn} throws
   */
  @Requires(Permission.CARD_AUTHENTICATION)
  public String answer(CardAnswer answer) {
    ChallengeValue challenge =
        ChallengeValue.parse(answer.challenge())
            .orElseThrow(() -> new BusinessException(ErrorCode.VALUE_INVALID, "challenge"));
    AnswerSteps.Intake intake = steps.takeIn(challenge.sha256(), hash(answer));
    String outcome = intake.outcome().orElseGet(() -> examine(intake, answer));
    if (outcome.equals(ErrorCode.WRONG_STATE.name())) {
      throw new BusinessException(ErrorCode.WRONG_STATE);
    }
    if (!outcome.equals(Challenge.AUTHENTICATED)) {
      throw BusinessException.because(ErrorCode.CARD_REFUSED, outcome);
    }
    // Behind the #, where no server and no log ever sees it.
    return address.ofReturn() + "#" + challenge.text() + "." + nonces.nonce(challenge);
  }

  private String examine(AnswerSteps.Intake intake, CardAnswer answer) {
    VerifiedCard card;
    try {
      card = verification.verify(answer, address.origin());
    } catch (CardRefusedException refused) {
      CardRefusal reason = refused.refusal();
      return steps.refuse(intake.receptionId(), reason.name());
    }
    return steps.authenticate(intake.receptionId(), card);
  }

  /** Over all parts of the answer, each with its length, so that no two answers look the same. */
  private static byte[] hash(CardAnswer answer) {
    StringBuilder parts = new StringBuilder();
    for (String part :
        new String[] {
          answer.format(),
          answer.challenge(),
          answer.certificate(),
          answer.algorithm(),
          answer.signature()
        }) {
      parts.append(part == null ? -1 : part.length()).append(':').append(part);
    }
    return Sha256.of(parts.toString());
  }
}
