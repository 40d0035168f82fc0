package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zaitaku.reception.ConsentOracle.REGISTRATION;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zaitaku.reception.ConsentOracle.Question;
import org.zaitaku.reception.ConsentOracle.Stage;
import org.zaitaku.reception.ConsentOracle.Visit;
import org.zaitaku.reception.ConsentOracle.Wish;
import org.zaitaku.reception.PatientBrowser.Answer;

/** What browsers and card apps are answered, against what the oracle allows them to know. */
final class SequenceAnswers {

  private final ConsentOracle oracle;
  private final SequenceStory story;
  private final Map<String, List<String>> names;
  private final Map<Question, String> numbers = new HashMap<>();

  /**
   * @param names by which each person would be known
   */
  SequenceAnswers(ConsentOracle oracle, SequenceStory story, Map<String, List<String>> names) {
    this.oracle = oracle;
    this.story = story;
    this.names = names;
  }

  /** What the device is told that read the card for another one. */
  void companion(Answer answer, Question question) {
    Visit visit = question.visit();
    assertThat(answer.body().path("reception").isNull()).as(story::told).isTrue();
    JsonNode companion = answer.body().path("companion");
    assertThat(companion.properties().stream().map(Map.Entry::getKey))
        .as(story::told)
        .containsExactlyInAnyOrder("flow", "careSetting", "institutionName", "matching");
    assertThat(companion.path("flow").asText()).as(story::told).isEqualTo(visit.flow());
    number(question, companion.path("matching"), visit.isMatchedThere());
    assertThat(answer.response().body()).as(story::told).doesNotContain(visit.id().toString());
    tellsNobody(answer);
  }

  /** Both devices show one number, and another request for the card may have another. */
  private void number(Question question, JsonNode matching, boolean confirmed) {
    assertThat(matching.path("confirmed").asBoolean()).as(story::told).isEqualTo(confirmed);
    String number = matching.path("number").asText();
    assertThat(number).as(story::told).matches("[1-9][0-9]");
    assertThat(numbers.computeIfAbsent(question, first -> number))
        .as(story::told)
        .isEqualTo(number);
  }

  /**
   * What its own browser is told.
   *
   * @param content whether a page asks that may be shown what is personal
   */
  void toldOwn(SequenceBrowser browser, JsonNode view, boolean content) {
    Visit visit = browser.visit();
    assertThat(view.path("id").asText()).as(story::told).isEqualTo(visit.id().toString());
    assertThat(view.path("flow").asText()).as(story::told).isEqualTo(visit.flow());
    assertThat(view.path("state").asText()).as(story::told).isEqualTo(visit.stage().name());
    assertThat(view.path("failure").asText(null)).as(story::told).isEqualTo(visit.failure());
    assertThat(choices(view.path("choices")))
        .as(story::told)
        .isEqualTo(visit.wish() == null ? Map.of() : visit.wish().choices());
    assertThat(view.path("matching").isNull()).as(story::told).isEqualTo(!visit.awaitsMatch());
    if (visit.awaitsMatch()) {
      number(visit.asked(), view.path("matching"), visit.isMatchedHere());
    }
    boolean completed = visit.stage() == Stage.COMPLETED && visit.flow().equals(REGISTRATION);
    assertThat(view.path("eligibilityWithheld").asBoolean())
        .as(story::told)
        .isEqualTo(completed && visit.isAcross());
    boolean tells = completed && !visit.isAcross();
    assertThat(view.path("eligibility").isNull()).as(story::told).isEqualTo(!tells);
    for (String person : names.keySet()) {
      boolean theirs = tells && person.equals(visit.person());
      for (String name : names.get(person)) {
        assertThat(view.toString().contains(name)).as(story::told).isEqualTo(theirs);
      }
    }
    boolean shown = content && visit.stage() == Stage.COMPLETED && visit.showTo(browser.page());
    assertThat(visit.stage() != Stage.COMPLETED || shown).as(story::told).isTrue();
    toldRegistered(browser, view.path("registered"), content);
  }

  private void toldRegistered(SequenceBrowser browser, JsonNode registered, boolean content) {
    Visit visit = browser.visit();
    boolean tells =
        content
            && visit.stage() == Stage.ENQUIRED
            && visit.showTo(browser.page())
            && oracle.isAsSeen(visit);
    assertThat(registered.isNull()).as(story::told).isEqualTo(!tells);
    if (tells) {
      Wish standing = oracle.standing(visit.person()).orElseThrow().wish();
      assertThat(choices(registered.path("choices"))).as(story::told).isEqualTo(standing.choices());
      assertThat(registered.path("prescriptionForm").asText())
          .as(story::told)
          .isEqualTo(standing.form());
      story.reached("what is registered was shown");
    }
  }

  private static Map<String, String> choices(JsonNode node) {
    Map<String, String> choices = new TreeMap<>();
    node.properties().forEach(choice -> choices.put(choice.getKey(), choice.getValue().asText()));
    return choices;
  }

  /** It is answered like this, and with nothing else. */
  void demand(Answer answer, int status) {
    story.add("  => " + answer.status() + " " + answer.code());
    assertThat(answer.status()).as(story::told).isEqualTo(status);
  }

  /** It has no effect, whatever the reason that is told. */
  void refused(Answer answer, String what) {
    story.add("  => " + answer.status() + " " + answer.code());
    assertThat(answer.status()).as(story::told).isBetween(400, 499);
    tellsNobody(answer);
    story.reached("refused: " + what);
  }

  /** As for a reception that does not exist. */
  void notFound(Answer answer, String what) {
    refused(answer, what);
    assertThat(answer.status()).as(story::told).isEqualTo(404);
    assertThat(answer.code()).as(story::told).isEqualTo("RECEPTION_NOT_FOUND");
  }

  /** It names no person at all. */
  void tellsNobody(Answer answer) {
    for (List<String> each : names.values()) {
      assertThat(answer.response().body()).as(story::told).doesNotContain(each);
    }
  }
}
