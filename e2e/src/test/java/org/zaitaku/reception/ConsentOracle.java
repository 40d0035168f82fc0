package org.zaitaku.reception;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.zaitaku.simulator.CardRequest;

/**
 * What must hold, told from the rules of the patients' door alone and never from what the server
 * keeps: who authenticated what, how it was confirmed, and so what is registered of whom.
 *
 * <p>A choice counts once the person's own card answered the newest request of its reception, and
 * that answer came back to the browser that began, or the holders of both devices confirmed the
 * number. It counts until the same person registers, changes or revokes by another reception, or
 * the browser of this one takes it back.
 */
final class ConsentOracle {

  static final String SAME = "SAME";
  static final String OTHER = "OTHER";

  static final String REGISTRATION = "REGISTRATION";
  static final String UPDATE = "UPDATE";
  static final String REVOCATION = "REVOCATION";

  /** Where a reception stands between two actions. */
  enum Stage {
    STARTED,
    CHALLENGED,
    AUTHENTICATED,
    ENQUIRED,
    COMPLETED,
    FAILED,
    WITHDRAWN;

    boolean isUnfinished() {
      return switch (this) {
        case STARTED, CHALLENGED, AUTHENTICATED, ENQUIRED -> true;
        case COMPLETED, FAILED, WITHDRAWN -> false;
      };
    }
  }

  /** What a patient wants: item to decision, and the form of prescription. */
  record Wish(Map<String, String> choices, String form) {

    Wish {
      choices = new TreeMap<>(choices);
    }
  }

  /** Choices that count, and the reception by which they do. */
  record Grant(Visit by, Wish wish) {}

  /** What must stand in {@code consent_event}, in this order. */
  record Event(UUID reception, String kind, String person, Wish wish) {}

  /** A reception. */
  static final class Visit {

    private final String name;
    private final UUID id;
    private final String flow;
    private Wish wish;
    private Stage stage = Stage.STARTED;
    private String failure;
    private Question asked;
    private String person;
    private boolean enquired;
    private int seenChanges;
    private boolean matchedHere;
    private boolean matchedThere;
    private boolean across;
    private String shownTo;

    private Visit(String name, UUID id, String flow, Wish wish) {
      this.name = name;
      this.id = id;
      this.flow = flow;
      this.wish = wish;
    }

    UUID id() {
      return id;
    }

    String flow() {
      return flow;
    }

    Wish wish() {
      return wish;
    }

    Stage stage() {
      return stage;
    }

    String failure() {
      return failure;
    }

    /** The request for the card that counts; null where none does. */
    Question asked() {
      return asked;
    }

    /** Whose card authenticated last; null before. */
    String person() {
      return person;
    }

    /** Whether flow B found something: from then on it is of this person only. */
    boolean isEnquired() {
      return enquired;
    }

    boolean isMatchedHere() {
      return matchedHere;
    }

    boolean isMatchedThere() {
      return matchedThere;
    }

    /** Whether two devices confirmed it, so that nothing of a person may be told. */
    boolean isAcross() {
      return across;
    }

    /** Whether a page of its browser may be told the content, and is the one from now on. */
    boolean showTo(String page) {
      if (shownTo == null) {
        shownTo = page;
      }
      return shownTo.equals(page);
    }

    boolean mayAsk() {
      return switch (stage) {
        case STARTED, CHALLENGED, AUTHENTICATED -> true;
        case ENQUIRED -> wish != null;
        case COMPLETED, FAILED, WITHDRAWN -> false;
      };
    }

    boolean mayChoose() {
      return enquired && (stage == Stage.ENQUIRED || stage == Stage.CHALLENGED);
    }

    /** Whether two devices wait for each other. */
    boolean awaitsMatch() {
      return stage == Stage.AUTHENTICATED && asked.device.equals(OTHER);
    }

    boolean mayWithdraw() {
      return stage.isUnfinished() || (stage == Stage.COMPLETED && flow.equals(REGISTRATION));
    }

    private void fail(String reason) {
      stage = Stage.FAILED;
      failure = reason;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A request for a card. */
  static final class Question {

    private final String name;
    private final Visit visit;
    private final String device;
    private final CardRequest request;
    private String answer;
    private boolean accepted;
    private String returnUrl;

    private Question(String name, Visit visit, String device, CardRequest request) {
      this.name = name;
      this.visit = visit;
      this.device = device;
      this.request = request;
    }

    Visit visit() {
      return visit;
    }

    String device() {
      return device;
    }

    CardRequest request() {
      return request;
    }

    String challenge() {
      return request.challenge();
    }

    boolean isAnswered() {
      return answer != null;
    }

    boolean isAnsweredBy(String other) {
      return other.equals(answer);
    }

    /** Whether the answer was good, also where it counts no more. */
    boolean isAccepted() {
      return accepted;
    }

    /** Where the card app goes after its good answer; null before. */
    String returnUrl() {
      return returnUrl;
    }

    String nonce() {
      return returnUrl.substring(returnUrl.lastIndexOf('.') + 1);
    }

    /** Whether no later request and no later choice took its place. */
    boolean counts() {
      return visit.asked == this;
    }

    /** Whether its good answer waits to be confirmed. */
    boolean awaitsReturn() {
      return counts() && accepted && visit.stage == Stage.AUTHENTICATED;
    }

    @Override
    public String toString() {
      return name + "(" + visit + "," + device + ")";
    }
  }

  private final List<Visit> visits = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final Map<String, List<Grant>> grants = new HashMap<>();
  private final Map<String, Integer> changes = new HashMap<>();

  List<Visit> visits() {
    return List.copyOf(visits);
  }

  List<Question> questions() {
    return List.copyOf(questions);
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  /** What is registered of this person. */
  Optional<Grant> standing(String person) {
    List<Grant> all = grants.getOrDefault(person, List.of());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Whether this reception changed what is registered, also where it was taken back since. */
  boolean isGiven(Visit visit) {
    return events.stream().anyMatch(event -> event.reception().equals(visit.id));
  }

  /** Whether what flow B found is still what is registered. */
  boolean isAsSeen(Visit visit) {
    return changes(visit.person) == visit.seenChanges && standing(visit.person).isPresent();
  }

  private int changes(String person) {
    return changes.getOrDefault(person, 0);
  }

  private void changed(String person) {
    changes.merge(person, 1, Integer::sum);
  }

  Visit start(UUID id, String flow, Wish wish) {
    Visit visit = new Visit("R" + (visits.size() + 1), id, flow, wish);
    visits.add(visit);
    return visit;
  }

  Question ask(Visit visit, String device, CardRequest request) {
    Question question = new Question("c" + (questions.size() + 1), visit, device, request);
    questions.add(question);
    visit.asked = question;
    visit.stage = Stage.CHALLENGED;
    visit.matchedHere = false;
    visit.matchedThere = false;
    return question;
  }

  void choose(Visit visit, Wish wish) {
    visit.wish = wish;
    visit.asked = null;
    visit.stage = Stage.ENQUIRED;
  }

  /** Whether this question takes an answer now, of whatever card. */
  boolean takesAnswer(Question question) {
    return !question.isAnswered() && question.counts() && question.visit.stage == Stage.CHALLENGED;
  }

  /** Whether this person's card is good for this reception. */
  boolean isWelcome(Visit visit, String person) {
    return !visit.enquired || visit.person.equals(person);
  }

  /** The first answer, of a person who is welcome. */
  void authenticated(Question question, String answer, String person, String returnUrl) {
    question.answer = answer;
    question.accepted = true;
    question.returnUrl = returnUrl;
    question.visit.person = person;
    question.visit.stage = Stage.AUTHENTICATED;
  }

  /** The first answer, of another person than the one who enquired. */
  void otherPerson(Question question, String answer) {
    question.answer = answer;
    question.visit.fail("OTHER_PERSON");
  }

  /** The good answer came back to the browser that began. */
  void cameBack(Visit visit) {
    confirmed(visit);
  }

  void matchHere(Visit visit, boolean matches) {
    visit.matchedHere = matches;
    match(visit, matches);
  }

  void matchThere(Visit visit, boolean matches) {
    visit.matchedThere = matches;
    match(visit, matches);
  }

  private void match(Visit visit, boolean matches) {
    if (!matches) {
      visit.fail("NUMBER_MISMATCH");
    } else if (visit.matchedHere && visit.matchedThere) {
      visit.across = true;
      confirmed(visit);
    }
  }

  private void confirmed(Visit visit) {
    switch (visit.flow) {
      case REGISTRATION -> give(visit, "REGISTERED");
      case REVOCATION -> revoke(visit);
      case UPDATE -> {
        if (!visit.enquired) {
          enquire(visit);
        } else if (isAsSeen(visit)) {
          give(visit, "UPDATED");
        } else {
          visit.fail("CONSENT_CHANGED");
        }
      }
      default -> throw new IllegalArgumentException(visit.flow);
    }
    visit.shownTo = null;
  }

  private void give(Visit visit, String kind) {
    grants
        .computeIfAbsent(visit.person, person -> new ArrayList<>())
        .add(new Grant(visit, visit.wish));
    changed(visit.person);
    events.add(new Event(visit.id, kind, visit.person, visit.wish));
    visit.stage = Stage.COMPLETED;
  }

  private void enquire(Visit visit) {
    if (standing(visit.person).isEmpty()) {
      visit.fail("NOTHING_REGISTERED");
      return;
    }
    visit.enquired = true;
    visit.seenChanges = changes(visit.person);
    visit.stage = Stage.ENQUIRED;
  }

  private void revoke(Visit visit) {
    Optional<Grant> standing = standing(visit.person);
    if (standing.isEmpty()) {
      visit.fail("NOTHING_REGISTERED");
      return;
    }
    grants.get(visit.person).clear();
    changed(visit.person);
    events.add(new Event(visit.id, "REVOKED", visit.person, withoutForm(standing.get().wish())));
    visit.stage = Stage.COMPLETED;
  }

  /** Stopped, or a registration taken back: what others registered stands. */
  void withdraw(Visit visit) {
    visit.stage = Stage.WITHDRAWN;
    List<Grant> all = grants.getOrDefault(visit.person, new ArrayList<>());
    Optional<Grant> before = standing(visit.person);
    if (all.removeIf(grant -> grant.by() == visit)) {
      Optional<Grant> after = standing(visit.person);
      events.add(
          new Event(
              visit.id,
              "WITHDRAWN",
              visit.person,
              after.map(Grant::wish).orElseGet(() -> withoutForm(visit.wish))));
      if (!before.equals(after)) {
        changed(visit.person);
      }
    }
  }

  private static Wish withoutForm(Wish wish) {
    return new Wish(wish.choices(), null);
  }
}
