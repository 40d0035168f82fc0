package org.zaitaku.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;
import org.zaitaku.reception.PatientBrowser;

/** Whatever comes in at the patients' door, the door does not break. */
class ReceptionFuzzIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ITEMS =
      "SURGERY,MEDICATION,HEALTH_CHECKUP,LIMIT_AMOUNT,SPECIFIC_DISEASE";

  private final Installation installation = Installation.get();
  private final List<Operation> operations = Operation.of("reception");

  @Test
  void whateverComesInNothingBreaks() {
    Map<String, Map<Integer, Integer>> seen =
        new Fuzzer(installation.publicUrl(), operations, random -> prepare()).run();

    if (Integer.getInteger("zaitaku.fuzz.only") == null) {
      assertThat(seen.keySet())
          .as("every operation of the document was asked")
          .containsExactlyInAnyOrderElementsOf(
              operations.stream().map(Operation::toString).toList());
      assertThat(seen.get("GET /reception/api/v1/service")).containsKey(200);
      assertThat(seen.get("POST /reception/api/v1/receptions")).containsKeys(201, 400);
      assertThat(seen.get("POST /reception/api/v1/card-answers"))
          .as("some answers were looked at, some refused before")
          .containsKeys(422, 400);
    }
  }

  /** A reception that waits for a card, and the answer of a card of nobody. */
  private Map<String, String> prepare() {
    PatientBrowser browser = new PatientBrowser();
    Map<String, String> values = new HashMap<>();
    assertThat(browser.start(PatientBrowser.HOSPITAL, PatientBrowser.ALL_AGREED).status())
        .isEqualTo(201);
    values.put("id", browser.id().toString());
    values.put("zaitaku_reception", browser.cookie().split("=", 2)[1]);
    values.put("token", PatientBrowser.urlToken(PatientBrowser.HOSPITAL));
    values.put("url", values.get("token"));
    values.put("choices.*", ITEMS);
    values.put("language", "ja");
    values.put("version", PatientBrowser.pageVersion());
    values.put("Zaitaku-Page", "a-page-of-the-fuzzer");
    values.put("finished", "true");
    try {
      JSON.readTree(browser.signedBy(installation.cards().card("nobody")))
          .properties()
          .forEach(member -> values.put(member.getKey(), member.getValue().asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return values;
  }
}
