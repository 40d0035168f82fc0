package org.zaitaku.container.scene;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.zaitaku.card.ChallengeValue;
import org.zaitaku.consent.PageText;
import org.zaitaku.reception.AnswerSteps;
import org.zaitaku.reception.Beginning;
import org.zaitaku.reception.CardAuthenticationService;
import org.zaitaku.reception.CardDevice;
import org.zaitaku.reception.CompletionService;
import org.zaitaku.reception.ReceptionFlow;
import org.zaitaku.reception.ReceptionKey;
import org.zaitaku.reception.ReceptionService;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ConsentDecision;
import org.zaitaku.shared.ConsentItem;
import org.zaitaku.shared.Sha256;

/** Brings a reception step by step to where a test begins, by the use cases themselves. */
@ApplicationScoped
public class Receptions {

  /** Every item agreed to. */
  public static final ConsentChoices ALL = choices(ConsentDecision.AGREED);

  /** Every item declined: 今は同意しない（資格確認だけ）. */
  public static final ConsentChoices NONE = choices(ConsentDecision.DECLINED);

  /** What patients read in these tests. */
  public static final PageText TEXT = PageText.of("ja", "同意登録の準備と開始");

  @Inject private ReceptionService receptions;

  @Inject private CardAuthenticationService cards;

  @Inject private AnswerSteps steps;

  @Inject private CompletionService completion;

  @Inject private TestCards testCards;

  /** The newest challenge of each reception. */
  private final Map<UUID, ChallengeValue> asked = new ConcurrentHashMap<>();

  private static ConsentChoices choices(ConsentDecision decision) {
    return new ConsentChoices(
        Map.of(
            ConsentItem.MEDICATION, decision,
            ConsentItem.HEALTH_CHECKUP, decision,
            ConsentItem.LIMIT_AMOUNT, decision,
            ConsentItem.SPECIFIC_DISEASE, decision));
  }

  /** STARTED. */
  public ReceptionKey started(Scenes.Clinic clinic, ConsentChoices choices) {
    return receptions
        .start(new Beginning(clinic.token(), ReceptionFlow.REGISTRATION, choices, null, null, TEXT))
        .key();
  }

  /** STARTED, of flow B or C. */
  public ReceptionKey started(Scenes.Clinic clinic, ReceptionFlow flow) {
    return receptions.start(new Beginning(clinic.token(), flow, null, null, null, TEXT)).key();
  }

  /** CHALLENGED. */
  public ChallengeValue challenged(ReceptionKey key) {
    return challenged(key, CardDevice.SAME);
  }

  /** CHALLENGED. */
  public ChallengeValue challenged(ReceptionKey key, CardDevice device) {
    String link = cards.ask(key, device, false).link();
    ChallengeValue challenge =
        ChallengeValue.parse(link.substring(link.indexOf('=') + 1)).orElseThrow();
    asked.put(key.id(), challenge);
    return challenge;
  }

  /** ANSWERED, by an answer that nobody else gives. */
  public ReceptionKey answered(Scenes.Clinic clinic, ConsentChoices choices) {
    ReceptionKey key = started(clinic, choices);
    steps.takeIn(challenged(key).sha256(), Sha256.of(key.secret()));
    return key;
  }

  /** AUTHENTICATED with this person's card. */
  public ReceptionKey authenticated(
      Scenes.Clinic clinic, ConsentChoices choices, Scenes.Person person) {
    ReceptionKey key = started(clinic, choices);
    authenticate(key, person);
    return key;
  }

  /** AUTHENTICATED with this person's card, of flow B or C. */
  public ReceptionKey authenticated(
      Scenes.Clinic clinic, ReceptionFlow flow, Scenes.Person person) {
    ReceptionKey key = started(clinic, flow);
    authenticate(key, person);
    return key;
  }

  /** The answer of the newest challenge came back to the reception's own browser: T3. */
  public void complete(ReceptionKey key) {
    completion.complete(key.id(), Optional.of(newestChallenge(key)));
  }

  /** The hash of the challenge that was asked for last. */
  public byte[] newestChallenge(ReceptionKey key) {
    return asked.get(key.id()).sha256();
  }

  /**
   * A card is asked for and answers.
   *
   * @return what the app was told
   */
  public String authenticate(ReceptionKey key, Scenes.Person person) {
    ChallengeValue challenge = challenged(key);
    steps.takeIn(challenge.sha256(), Sha256.of(challenge.text() + "answered"));
    return steps.authenticate(key.id(), testCards.card(person.serial()));
  }
}
