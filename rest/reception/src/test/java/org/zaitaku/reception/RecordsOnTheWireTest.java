package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zaitaku.card.CardMethod;
import org.zaitaku.card.CardRefusal;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.rest.JsonBinding;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ConsentDecision;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.PrescriptionForm;

/** Every request and view of this door, read and written by the doors' own binding. */
class RecordsOnTheWireTest {

  private final ObjectMapper json = new JsonBinding().getContext(ReceptionView.class);

  static List<Record> records() {
    return List.of(
        new ServiceView(
            "マイナ在宅受付Web",
            ServiceView.Environment.VERIFICATION,
            "© 見本",
            List.of(new ServiceView.Contact("電話", "000-0000-0000"))),
        OfferView.from(Samples.offer(InstitutionKind.DENTAL)),
        UrlView.of(Samples.offer(InstitutionKind.DENTAL)),
        UrlView.of(new BusinessException(ErrorCode.URL_UNKNOWN)),
        new StartRequest(
            "token",
            ReceptionFlow.REGISTRATION,
            Map.of("SURGERY", ConsentDecision.AGREED),
            PrescriptionForm.ELECTRONIC,
            LocalDate.of(2026, 12, 1),
            new TextRequest("ja", "0123456789abcdef")),
        new ChoicesRequest(
            Map.of("SURGERY", ConsentDecision.AGREED),
            PrescriptionForm.ELECTRONIC,
            new TextRequest("ja", "0123456789abcdef")),
        new TextRequest("ja-x-easy", "0123456789abcdef"),
        ReceptionView.from(Samples.enquired()),
        ReceptionView.from(Samples.enquired()).registered(),
        ReceptionView.from(Samples.completed(Optional.of(Samples.eligibility()))),
        ReceptionView.from(Samples.completed(Optional.empty())),
        ReceptionView.from(Samples.failed(CardRefusal.CERTIFICATE_REVOKED.name())),
        EligibilityView.from(Samples.eligibility()),
        EligibilityView.from(Samples.statusOnly()),
        CardAuthenticationView.from(
            new CardRequest(
                "http://localhost:8090/app?challenge=x",
                CardMethod.JPKI,
                CardDevice.OTHER,
                Samples.SHOWN_UNTIL)),
        new CardAuthenticationRequest(CardDevice.SAME, true),
        new ProviderReturnRequest(Samples.CHALLENGE, "code", null),
        new ProviderReturnView(ReceptionView.from(Samples.matching()), true),
        new CardAnswerRequest("zaitaku-card:1", Samples.CHALLENGE, "AA==", "RS256", "AA=="),
        CardAnswerView.accepted("https://zaitaku.example.jp/reception/return#x.y"),
        new CardReturnRequest(Samples.CHALLENGE, Samples.CHALLENGE),
        new CompanionMatchRequest(Samples.CHALLENGE, Samples.CHALLENGE, false),
        new MatchRequest(true),
        ReceptionView.from(Samples.matching()),
        ReceptionView.from(Samples.matching()).matching(),
        companion(),
        new CardReturnView(null, companion()),
        new CardReturnView(ReceptionView.from(Samples.matching()), null));
  }

  private static CompanionView companion() {
    return CompanionView.from(
        new Companion(
            ReceptionFlow.UPDATE, CareSetting.HOME_VISIT, "見本市民病院（架空）", new Matching(42, true)));
  }

  @ParameterizedTest
  @MethodSource("records")
  void everyRecord_isTheSameAfterWritingAndReading(Record sample) throws JsonProcessingException {
    assertThat(json.readValue(json.writeValueAsString(sample), sample.getClass()))
        .isEqualTo(sample);
  }

  @Test
  void everyRequestAndView_isAmongTheSamples() {
    List<Class<?>> all =
        CompiledClasses.all().stream()
            .filter(Class::isRecord)
            .filter(type -> type.getSimpleName().matches("\\w+(View|Request)"))
            .toList();

    assertThat(records().stream().map(Object::getClass)).containsAll(all);
  }

  @Test
  void aReception_isWrittenAsTheContractSays() throws JsonProcessingException {
    String written =
        json.writeValueAsString(
            ReceptionView.from(Samples.completed(Optional.of(Samples.statusOnly()))));

    assertThat(written)
        .isEqualTo(
            ("{\"id\":\"3f0c9a6e-6f6b-4d7e-9a53-2f3f0d1c7b21\",\"flow\":\"REGISTRATION\",\"state\":\"COMPLETED\",\"startedAt\":\"2026-11-21T02:00:00Z\","
                + "\"careSetting\":\"HOME_VISIT\",\"institutionName\":\"見本市民病院（架空）\",\"telephone\":\"03-0000-0001\",\"wording\":\"HOSPITAL\","
                + "\"language\":\"ja\",\"registered\":null,\"choices\":{\"SURGERY\":\"DECLINED\",\"MEDICATION\":\"AGREED\",\"LIMIT_AMOUNT\":\"AGREED\"},"
                + "\"prescriptionForm\":\"PAPER\",\"examinationDate\":null,\"matching\":null,\"failure\":null,\"eligibility\":{\"name\":null,\"nameKana\":null,"
                + "\"insuredCardClassification\":null,\"partialContributionRatio\":null,\"limitCertificateClassification\":null,"
                + "\"limitCertificateFlag\":null,\"specificDisease\":null,\"elderlyRecipientRatio\":null,\"status\":\"4\","
                + "\"others\":[{\"label\":\"STATUS\",\"value\":\"4\"}]},\"eligibilityWithheld\":false,\"shownUntil\":\"2026-11-21T02:11:09Z\"}"));
  }

  @Test
  void nothingToShow_isWrittenAsNull() throws JsonProcessingException {
    String written = json.writeValueAsString(ReceptionView.from(Samples.failed("INTERRUPTED")));

    assertThat(json.readTree(written).get("eligibility").isNull()).isTrue();
    assertThat(json.readTree(written).get("shownUntil").isNull()).isTrue();
    assertThat(json.readTree(written).get("prescriptionForm").isNull()).isTrue();
    assertThat(json.readTree(written).get("failure").textValue()).isEqualTo("INTERRUPTED");
  }

  static Stream<Class<?>> requests() {
    return Stream.of(StartRequest.class, CardAnswerRequest.class);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aMemberThatNobodyKnows_isRefused(Class<?> request) {
    assertThatThrownBy(() -> json.readValue("{\"surprise\":1}", request))
        .isInstanceOf(UnrecognizedPropertyException.class);
  }

  @Test
  void noTextOfARecordForALog_holdsAName() {
    ReceptionView view = ReceptionView.from(Samples.completed(Optional.of(Samples.eligibility())));

    assertThat(view.toString() + view.eligibility() + view.eligibility().others())
        .doesNotContain("田", "ヨシダ", "00000033", "東京都");
  }
}
