package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.zaitaku.e2e.Installation;
import org.zaitaku.reception.ConsentOracle.Stage;
import org.zaitaku.reception.ConsentOracle.Visit;

/** What the database keeps of some persons at one institution, against what the oracle says. */
final class SequenceRows implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String OF_THEM =
      " join demonstration_person d on d.patient_id = t.patient_id join institution i on i.id = t.institution_id"
          + " where i.code = ? and d.code = any(string_to_array(?, ',')) and t.care_setting = 'HOME_VISIT'";

  private static final String CONSENTS =
      "select d.code as person, t.choices, t.prescription_form as form from consent t"
          + OF_THEM
          + " and t.revoked_at is null";

  private static final String RELATIONS =
      "select d.code as person from care_relation t" + OF_THEM + " and t.ended_at is null";

  private static final String EVENTS =
      "select t.reception_id as reception, t.kind, d.code as person, t.choices, t.prescription_form as form,"
          + " t.authentication as card from consent_event t"
          + OF_THEM
          + " and t.reception_id = any(string_to_array(?, ',')::uuid[]) order by t.at, t.id";

  private static final String EARLIER_EVENTS =
      "select count(*) as number, md5(string_agg(t::text, ';' order by t.at, t.id)) as digest from consent_event t"
          + OF_THEM
          + " and t.reception_id <> all(string_to_array(?, ',')::uuid[])";

  private static final String RECEPTIONS =
      "select r.id, r.state, r.failure, d.code as person from reception r"
          + " left join demonstration_person d on d.patient_id = r.patient_id"
          + " where r.id = any(string_to_array(?, ',')::uuid[])";

  private static final String SNAPSHOTS =
      "select s.reception_id as reception, d.code as person from eligibility_snapshot s"
          + " left join demonstration_person d on d.patient_id = s.patient_id"
          + " where s.reception_id = any(string_to_array(?, ',')::uuid[])";

  private static final String NAMES =
      "select e.name, e.name_kana, e.birth_date from eligibility_record e"
          + " join demonstration_person d on d.patient_id = e.patient_id where d.code = ?";

  private final String institution;
  private final List<String> persons;
  private final Connection owner;

  SequenceRows(String institution, List<String> persons) throws SQLException {
    this.institution = institution;
    this.persons = List.copyOf(persons);
    this.owner = Installation.get().asOwner();
  }

  /** Who has a consent that is active. */
  Set<String> registered() {
    return active().keySet();
  }

  /** The texts by which this person would be known. */
  List<String> namesOf(String person) {
    JsonNode row = rows(NAMES, person).get(0);
    return List.of(
        row.path("name").asText(), row.path("name_kana").asText(), row.path("birth_date").asText());
  }

  /** Every event that was written by now, as one digest. */
  String digest(List<Visit> without) {
    return rows(EARLIER_EVENTS, institution, commas(persons), ids(without)).get(0).toString();
  }

  /** What is asked after each action: the consents that are active. */
  void agreeOnConsents(ConsentOracle oracle, Supplier<String> told) {
    Map<String, ConsentOracle.Wish> expected = new TreeMap<>();
    for (String person : persons) {
      oracle.standing(person).ifPresent(grant -> expected.put(person, grant.wish()));
    }
    assertThat(active()).as(told).isEqualTo(expected);
  }

  /** What is asked once a sequence is over: everything. */
  void agree(ConsentOracle oracle, String digestBefore, Supplier<String> told) {
    agreeOnConsents(oracle, told);
    List<String> open = new ArrayList<>(persons);
    open.removeIf(person -> oracle.standing(person).isEmpty());
    assertThat(rows(RELATIONS, institution, commas(persons)))
        .as(told)
        .extracting(row -> row.path("person").asText())
        .containsExactlyInAnyOrderElementsOf(open);
    assertThat(events(oracle)).as(told).isEqualTo(oracle.events());
    assertThat(digest(oracle.visits())).as(told).isEqualTo(digestBefore);
    agreeOnReceptions(oracle, told);
  }

  private void agreeOnReceptions(ConsentOracle oracle, Supplier<String> told) {
    Map<String, String> kept = new HashMap<>();
    rows(RECEPTIONS, ids(oracle.visits()))
        .forEach(
            row ->
                kept.put(
                    row.path("id").asText(),
                    life(
                        Stage.valueOf(row.path("state").asText()),
                        row.path("failure").asText(null),
                        row.path("person").asText(null))));
    Map<String, String> expected = new HashMap<>();
    Map<String, String> snapshots = new HashMap<>();
    for (Visit visit : oracle.visits()) {
      expected.put(visit.id().toString(), life(visit.stage(), visit.failure(), visit.person()));
      if (oracle.isGiven(visit) && visit.flow().equals(ConsentOracle.REGISTRATION)) {
        snapshots.put(visit.id().toString(), visit.person());
      }
    }
    assertThat(kept).as(told).isEqualTo(expected);
    Map<String, String> obtained = new HashMap<>();
    rows(SNAPSHOTS, ids(oracle.visits()))
        .forEach(
            row -> obtained.put(row.path("reception").asText(), row.path("person").asText(null)));
    assertThat(obtained).as(told).isEqualTo(snapshots);
  }

  private static String life(Stage stage, String failure, String person) {
    return stage
        + " of "
        + person
        + Optional.ofNullable(failure).map(" because "::concat).orElse("");
  }

  private Map<String, ConsentOracle.Wish> active() {
    Map<String, ConsentOracle.Wish> active = new TreeMap<>();
    for (JsonNode row : rows(CONSENTS, institution, commas(persons))) {
      assertThat(active.put(row.path("person").asText(), wish(row))).as("two active").isNull();
    }
    return active;
  }

  private List<ConsentOracle.Event> events(ConsentOracle oracle) {
    List<ConsentOracle.Event> events = new ArrayList<>();
    for (JsonNode row : rows(EVENTS, institution, commas(persons), ids(oracle.visits()))) {
      String kind = row.path("kind").asText();
      assertThat(row.path("card").asText(null))
          .as("a card proves every event but what the browser took back")
          .isEqualTo(kind.equals("WITHDRAWN") ? null : "CARD");
      events.add(
          new ConsentOracle.Event(
              UUID.fromString(row.path("reception").asText()),
              kind,
              row.path("person").asText(),
              wish(row)));
    }
    return events;
  }

  private static ConsentOracle.Wish wish(JsonNode row) {
    Map<String, String> choices = new TreeMap<>();
    for (String pair : row.path("choices").asText().split(",", -1)) {
      String[] parts = pair.split("=", 2);
      choices.put(parts[0], parts[1]);
    }
    return new ConsentOracle.Wish(choices, row.path("form").asText(null));
  }

  private static String ids(List<Visit> visits) {
    return commas(visits.stream().map(visit -> visit.id().toString()).toList());
  }

  private static String commas(List<String> values) {
    return String.join(",", values);
  }

  private List<JsonNode> rows(String query, String... parameters) {
    try (PreparedStatement statement =
        owner.prepareStatement("select row_to_json(found)::text from (" + query + ") found")) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      List<JsonNode> rows = new ArrayList<>();
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          rows.add(JSON.readTree(found.getString(1)));
        }
      }
      return rows;
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    owner.close();
  }
}
