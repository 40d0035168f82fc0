package org.zaitaku.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zaitaku.shared.ErrorCode;

class ProblemTest {

  private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

  @Test
  void aProblemIsWrittenAsTheContractSays() throws JsonProcessingException {
    Problem problem = Problem.of(422, ErrorCode.CHOICE_MISSING, "choices.SURGERY", null, ID);
    assertThat(JsonBinding.mapper().writeValueAsString(problem))
        .isEqualTo(
            "{\"type\":\"urn:zaitaku:problem:choice-missing\",\"title\":\"Choice missing\",\"status\":422,"
                + "\"code\":\"CHOICE_MISSING\",\"field\":\"choices.SURGERY\","
                + "\"correlationId\":\"00000000-0000-0000-0000-000000000001\"}");
  }

  @ParameterizedTest
  @EnumSource
  void everyRefusalOfAUseCaseIsARefusalOfHttp(ErrorCode code) {
    int status = ErrorStatus.of(code);
    assertThat(status).matches(s -> (s >= 400 && s < 500) || s == 503);
    assertThat(Problem.of(status, code, null, null, ID).type())
        .matches("urn:zaitaku:problem:[a-z-]+");
  }

  @Test
  void aSuccessIsNoProblem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Problem.of(200, DoorError.NOT_FOUND, null, null, ID));
  }
}
