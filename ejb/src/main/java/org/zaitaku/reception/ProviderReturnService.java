package org.zaitaku.reception;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.card.CardMethod;
import org.zaitaku.card.oidc.OidcAnswer;
import org.zaitaku.card.oidc.OidcRefusedException;
import org.zaitaku.card.oidc.SubjectVerification;
import org.zaitaku.card.oidc.VerifiedSubject;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/**
 * An identity provider sent the browser back: in this one request T1 takes the answer in, the
 * provider is asked, T2 keeps who it is, and the reception is completed. The browser that began has
 * both the cookie and the code, so nothing more has to come back.
 */
@Stateless
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProviderReturnService {

  private static final Set<ErrorCode> COUNTS_NO_MORE =
      EnumSet.of(
          ErrorCode.CHALLENGE_EXPIRED,
          ErrorCode.CHALLENGE_ANSWERED,
          ErrorCode.ANSWER_IN_PROGRESS,
          ErrorCode.WRONG_STATE);

  @Inject private CardMethod method;

  /** Answers only where it is configured. */
  @Inject private Instance<SubjectVerification> provider;

  @Inject private ReturnSteps returns;

  @Inject private AnswerSteps steps;

  @Inject private CompletionService completion;

  @Inject private AuditTrail audit;

  /**
   * What comes of it, the reception tells. An answer that counts no more, because it came too late
   * or the card was asked for anew, changes nothing.
   *
   * @param key of this browser's reception
   * @return whether nobody knows yet whom the provider means: the card itself must be read
   * @throws BusinessException RECEPTION_NOT_FOUND where the question was not this browser's, and
   *     where no provider is configured; VALUE_INVALID for what no provider sends
   */
  @Requires(Permission.CARD_AUTHENTICATION)
  public boolean comeBack(OidcAnswer answer, ReceptionKey key) {
    byte[] challenge = challengeOf(answer);
    // Before anything is taken in: a stranger's browser spoils nobody's challenge.
    if (method != CardMethod.OIDC || !returns.isOwn(key, challenge)) {
      throw new BusinessException(ErrorCode.RECEPTION_NOT_FOUND);
    }
    Optional<AnswerSteps.Intake> intake = takeIn(challenge, answer);
    if (intake.isEmpty()) {
      return false;
    }
    String outcome = intake.get().outcome().orElseGet(() -> examine(intake.get(), answer));
    if (outcome.equals(Challenge.AUTHENTICATED)) {
      completion.complete(key.id(), Optional.of(challenge));
    }
    return returns.awaitsLink(key, challenge);
  }

  private static byte[] challengeOf(OidcAnswer answer) {
    try {
      return answer.challenge().sha256();
    } catch (OidcRefusedException malformed) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, "code");
    }
  }

  private Optional<AnswerSteps.Intake> takeIn(byte[] challenge, OidcAnswer answer) {
    try {
      return Optional.of(steps.takeInOfProvider(challenge, answer.sha256()));
    } catch (BusinessException refused) {
      if (!COUNTS_NO_MORE.contains(refused.code())) {
        throw refused;
      }
      audit.refusalAtDoor(refused);
      return Optional.empty();
    }
  }

  private String examine(AnswerSteps.Intake intake, OidcAnswer answer) {
    VerifiedSubject subject;
    try {
      subject = provider.get().verify(answer, intake.askedAt());
    } catch (OidcRefusedException refused) {
      return steps.refuse(intake.receptionId(), refused.refusal().name());
    }
    return steps.authenticate(intake.receptionId(), subject);
  }
}
