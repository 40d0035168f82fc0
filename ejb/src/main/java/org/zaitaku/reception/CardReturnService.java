package org.zaitaku.reception;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.shared.BusinessException;

/**
 * A card's answer counts when it comes back to the browser that began, or when the holders of two
 * devices confirmed one number on both: who sends a link or a 二次元コード to somebody else gets nothing
 * from their card. Then the reception is completed, in the same request.
 */
@Stateless
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CardReturnService {

  @Inject private ReturnNonces nonces;

  @Inject private ReturnSteps steps;

  @Inject private CompletionService completion;

  /**
   * The card app came back to a browser. Of the browser that began, the reception goes on.
   *
   * @param key of this browser's reception, if it has one
   * @return what to show to another browser, whose device read the card for the first; empty for
   *     the browser that began
   * @throws BusinessException RECEPTION_NOT_FOUND for a wrong nonce, and for another browser where
   *     the card was asked for on the same device
   */
  @Requires(Permission.CARD_AUTHENTICATION)
  public Optional<Companion> comeBack(CardReturn back, Optional<ReceptionKey> key) {
    byte[] challenge = nonces.accept(back);
    Optional<ReceptionKey> own = key.filter(one -> steps.isOwn(one, challenge));
    if (own.isEmpty()) {
      return Optional.of(steps.companion(challenge));
    }
    completion.complete(own.get().id(), Optional.of(challenge));
    return Optional.empty();
  }

  /**
   * The holder of the device that read the card says whether both show the same number.
   *
   * @throws BusinessException RECEPTION_NOT_FOUND
   */
  @Requires(Permission.CARD_AUTHENTICATION)
  public void matchThere(CardReturn back, boolean matches) {
    steps
        .matchThere(nonces.accept(back), matches)
        .ifPresent(reception -> completion.complete(reception, Optional.empty()));
  }

  /**
   * The holder of the browser that began says whether both show the same number.
   *
   * @throws BusinessException RECEPTION_NOT_FOUND, WRONG_STATE where no number is to be compared
   */
  @Requires(Permission.CARD_AUTHENTICATION)
  public void matchHere(ReceptionKey key, boolean matches) {
    steps
        .matchHere(key, matches)
        .ifPresent(reception -> completion.complete(reception, Optional.empty()));
  }
}
