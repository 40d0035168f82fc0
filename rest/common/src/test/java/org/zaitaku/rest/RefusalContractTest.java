package org.zaitaku.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zaitaku.card.CardRefusal;
import org.zaitaku.shared.ErrorCode;

/** What the doors have promised their callers for each refusal of a use case. */
class RefusalContractTest {

  private static final UUID ID = UUID.fromString("0b9f1c52-7f0e-4a64-9d0f-5a8a4c3f7e11");

  private final ObjectMapper json = JsonBinding.mapper();

  private static final Map<ErrorCode, Integer> PROMISED = new EnumMap<>(ErrorCode.class);

  static {
    PROMISED.put(ErrorCode.PERMISSION_DENIED, 403);
    PROMISED.put(ErrorCode.LOGIN_REFUSED, 403);
    PROMISED.put(ErrorCode.NOT_FOUND, 404);
    PROMISED.put(ErrorCode.CONFLICT, 409);
    PROMISED.put(ErrorCode.VALUE_INVALID, 422);
    PROMISED.put(ErrorCode.URL_UNKNOWN, 404);
    PROMISED.put(ErrorCode.SERVICE_NOT_OFFERED, 403);
    PROMISED.put(ErrorCode.CHOICE_MISSING, 422);
    PROMISED.put(ErrorCode.ITEM_NOT_OFFERED, 422);
    PROMISED.put(ErrorCode.PRESCRIPTION_FORM_MISSING, 422);
    PROMISED.put(ErrorCode.PRESCRIPTION_FORM_NOT_OFFERED, 422);
    PROMISED.put(ErrorCode.RECEPTION_NOT_FOUND, 404);
    PROMISED.put(ErrorCode.WRONG_STATE, 409);
    PROMISED.put(ErrorCode.CHALLENGE_UNKNOWN, 404);
    PROMISED.put(ErrorCode.CHALLENGE_EXPIRED, 410);
    PROMISED.put(ErrorCode.CHALLENGE_ANSWERED, 409);
    PROMISED.put(ErrorCode.ANSWER_IN_PROGRESS, 409);
    PROMISED.put(ErrorCode.CARD_REFUSED, 422);
    PROMISED.put(ErrorCode.CARD_NOT_KNOWN, 422);
    PROMISED.put(ErrorCode.CARD_NOT_REGISTERED, 422);
    PROMISED.put(ErrorCode.ELIGIBILITY_UNAVAILABLE, 503);
    PROMISED.put(ErrorCode.CONSENT_MISSING, 403);
    PROMISED.put(ErrorCode.MEDICAL_INFORMATION_UNAVAILABLE, 503);
    PROMISED.put(ErrorCode.URL_CHANGED, 409);
    PROMISED.put(ErrorCode.SETTINGS_CHANGED, 409);
    PROMISED.put(ErrorCode.CERTIFICATE_EXPIRED, 422);
    PROMISED.put(ErrorCode.OTHER_PERSON, 422);
    PROMISED.put(ErrorCode.NOTHING_REGISTERED, 409);
    PROMISED.put(ErrorCode.CONSENT_CHANGED, 409);
    PROMISED.put(ErrorCode.NUMBER_MISMATCH, 409);
    PROMISED.put(ErrorCode.BULK_IN_PROGRESS, 409);
    PROMISED.put(ErrorCode.REFERENCE_NUMBER_TAKEN, 409);
    PROMISED.put(ErrorCode.ACTIVATION_CODE_UNKNOWN, 422);
    PROMISED.put(ErrorCode.ACTIVATION_CODE_USED, 409);
    PROMISED.put(ErrorCode.ACTIVATION_CODE_INVALIDATED, 410);
    PROMISED.put(ErrorCode.ACTIVATION_CODE_TOO_EARLY, 409);
    PROMISED.put(ErrorCode.PASSWORD_CHANGE_DUE, 403);
    PROMISED.put(ErrorCode.DEVICE_UNKNOWN, 401);
    PROMISED.put(ErrorCode.DEVICE_STOPPED, 403);
    PROMISED.put(ErrorCode.INTERRUPTED, 503);
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyErrorCode_hasTheStatusThatWasPromised(ErrorCode code) {
    assertThat(ErrorStatus.of(code)).isEqualTo(PROMISED.get(code));
  }

  @ParameterizedTest
  @EnumSource(CardRefusal.class)
  void everyCardRefusal_isToldAsTheReason(CardRefusal refusal) throws JsonProcessingException {
    Problem problem =
        Problem.of(
            ErrorStatus.of(ErrorCode.CARD_REFUSED),
            ErrorCode.CARD_REFUSED,
            null,
            refusal.name(),
            ID);

    assertThat(json.readTree(json.writeValueAsString(problem)))
        .isEqualTo(
            json.readTree(
                """
                {"type":"urn:zaitaku:problem:card-refused","title":"Card refused","status":422,"code":"CARD_REFUSED",
                "reason":"%s","correlationId":"%s"}"""
                    .formatted(refusal, ID)));
  }

  @Test
  void aFieldToBlame_isNamedAndAReasonLeftOut() throws JsonProcessingException {
    Problem problem = Problem.of(422, ErrorCode.CHOICE_MISSING, "choices.SURGERY", null, ID);

    assertThat(json.readTree(json.writeValueAsString(problem)).get("field").textValue())
        .isEqualTo("choices.SURGERY");
    assertThat(json.readTree(json.writeValueAsString(problem)).has("reason")).isFalse();
  }
}
