package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.rest.DoorError;
import org.zaitaku.rest.DoorException;
import org.zaitaku.rest.JsonBinding;
import org.zaitaku.settings.ConsentOffer;
import org.zaitaku.settings.PrescriptionOffer;
import org.zaitaku.settings.ShownInstitution;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ConsentDecision;
import org.zaitaku.shared.ConsentItem;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.PrescriptionForm;

class StartRequestTest {

  private static final ConsentOffer OFFER =
      new ConsentOffer(
          new ShownInstitution("見本薬局（架空）", null, InstitutionKind.PHARMACY),
          List.of(ConsentItem.MEDICATION, ConsentItem.LIMIT_AMOUNT),
          false,
          false,
          PrescriptionOffer.NONE);

  private final ObjectMapper json = new JsonBinding().getContext(StartRequest.class);

  private ConsentChoices choices(String choices) throws JsonProcessingException {
    return json.readValue("{\"choices\":" + choices + "}", ChoicesRequest.class).consentChoices();
  }

  @Test
  @Tag("CON-A-013")
  void anItemWithoutAnAnswer_isRefusedByName() throws JsonProcessingException {
    for (String unanswered :
        List.of(
            "{\"MEDICATION\":\"AGREED\"}", "{\"MEDICATION\":\"AGREED\",\"LIMIT_AMOUNT\":null}")) {
      ConsentChoices choices = choices(unanswered);
      assertThatThrownBy(() -> OFFER.accept(choices))
          .isInstanceOfSatisfying(
              BusinessException.class,
              refused -> {
                assertThat(refused.code()).isEqualTo(ErrorCode.CHOICE_MISSING);
                assertThat(refused.field()).contains("choices.LIMIT_AMOUNT");
              });
    }
  }

  @ParameterizedTest
  @CsvSource({"SURGERY", "TREATMENT"})
  @Tag("CON-021")
  void anItemThatIsNotOffered_isRefusedByName(String item) throws JsonProcessingException {
    ConsentChoices choices =
        choices(
            "{\"MEDICATION\":\"AGREED\",\"LIMIT_AMOUNT\":\"AGREED\",\"" + item + "\":\"AGREED\"}");

    assertThatThrownBy(() -> OFFER.accept(choices))
        .isInstanceOfSatisfying(
            BusinessException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.ITEM_NOT_OFFERED);
              assertThat(refused.field()).contains("choices." + item);
            });
  }

  @Test
  void aNameThatIsNoItem_isRefusedByName() {
    assertThatThrownBy(() -> choices("{\"XYZ\":\"AGREED\"}"))
        .isInstanceOfSatisfying(
            DoorException.class,
            refused -> {
              assertThat(refused.error()).isEqualTo(DoorError.VALUE_MALFORMED);
              assertThat(refused.error().status()).isEqualTo(400);
              assertThat(refused.field()).contains("choices.XYZ");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0000", "\ud800", "a\r\nb", "<b>", "surgery", "山"})
  void aNameThatCouldForgeALine_isNotGivenBack(String name) {
    ChoicesRequest request = new ChoicesRequest(Map.of(name, ConsentDecision.AGREED), null, null);

    assertThatThrownBy(request::consentChoices)
        .isInstanceOfSatisfying(
            DoorException.class, refused -> assertThat(refused.field()).contains("choices"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"MAYBE\"", "\"\"", "0", "1", "true", "[]", "{}", "\"agreed\"", "\"\\u0000\""})
  void aDecisionThatIsNone_isRefusedAtItsItem(String decision) {
    assertThatThrownBy(() -> choices("{\"SURGERY\":" + decision + "}"))
        .isInstanceOfSatisfying(
            JsonMappingException.class,
            refused ->
                assertThat(
                        refused.getPath().stream()
                            .map(JsonMappingException.Reference::getFieldName)
                            .collect(Collectors.joining(".")))
                    .isEqualTo("choices.SURGERY"));
  }

  @Test
  void everyItem_isUnderstoodInAnyOrder() throws JsonProcessingException {
    String all =
        Arrays.stream(ConsentItem.values())
            .sorted((one, other) -> other.compareTo(one))
            .map(item -> "\"" + item + "\":\"DECLINED\"")
            .collect(Collectors.joining(",", "{", "}"));

    assertThat(choices(all).items()).containsExactly(ConsentItem.values());
  }

  @ParameterizedTest
  @CsvSource({
    "REGISTRATION, , , choices",
    "UPDATE, MEDICATION, , choices",
    "REVOCATION, MEDICATION, , choices",
    "UPDATE, , PAPER, prescriptionForm",
    "REVOCATION, , ELECTRONIC, prescriptionForm"
  })
  void aFlowHasItsOwnPartsAndNoOthers(
      ReceptionFlow flow, ConsentItem item, PrescriptionForm form, String field) {
    Map<String, ConsentDecision> choices =
        item == null ? null : Map.of(item.name(), ConsentDecision.AGREED);
    StartRequest request = new StartRequest("u", flow, choices, form, null, null);

    assertThatThrownBy(() -> request.beginning(new ShownTexts()))
        .isInstanceOfSatisfying(
            DoorException.class, refused -> assertThat(refused.field()).contains(field));
  }
}
