package org.zaitaku.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.institution.Institution;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ConsentDecision;
import org.zaitaku.shared.ConsentItem;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.InstitutionCode;

class ConsentOfferTest {

  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 4, 1);

  private static final Institution HOSPITAL = hospital(FIRST_DAY);

  private static Institution hospital(LocalDate recordSharingFrom) {
    Institution hospital =
        Institution.enrol(new InstitutionCode("1319999015"), "見本市民病院（架空）", FIRST_DAY);
    hospital.applyFor(recordSharingFrom, false);
    return hospital;
  }

  /** One combination of the five switches. */
  record Switches(
      boolean surgery,
      boolean treatment,
      boolean medication,
      boolean healthCheckup,
      boolean specificDisease) {

    EnvironmentSettings settings() {
      EnvironmentSettings settings = new EnvironmentSettings(1);
      put(settings, "surgery", surgery);
      put(settings, "treatment", treatment);
      put(settings, "medication", medication);
      put(settings, "healthCheckup", healthCheckup);
      put(settings, "specificDisease", specificDisease);
      return settings;
    }

    ConsentOffer offer() {
      return ConsentOffer.of(HOSPITAL, settings(), FIRST_DAY);
    }
  }

  /** The screen that switches items comes later; a test sets the columns as the database would. */
  private static void put(EnvironmentSettings settings, String column, Object value) {
    try {
      Field field = EnvironmentSettings.class.getDeclaredField(column);
      field.setAccessible(true);
      field.set(settings, value);
    } catch (ReflectiveOperationException gone) {
      throw new LinkageError(gone.getMessage(), gone);
    }
  }

  static Stream<Switches> allSwitches() {
    return IntStream.range(0, 32)
        .mapToObj(
            bits ->
                new Switches(
                    (bits & 1) != 0,
                    (bits & 2) != 0,
                    (bits & 4) != 0,
                    (bits & 8) != 0,
                    (bits & 16) != 0));
  }

  @ParameterizedTest
  @Tag("CON-018")
  @Tag("CON-021")
  @Tag("ENV-051")
  @MethodSource("allSwitches")
  void exactlyTheEnabledItemsAreOfferedInTheOrderOfThePages(Switches switches) {
    List<ConsentItem> expected = new ArrayList<>();
    if (switches.surgery()) {
      expected.add(ConsentItem.SURGERY);
    }
    // one row for both; 診療情報 widens it.
    if (switches.medication() || switches.treatment()) {
      expected.add(ConsentItem.MEDICATION);
    }
    if (switches.healthCheckup()) {
      expected.add(ConsentItem.HEALTH_CHECKUP);
    }
    // no switch of its own.
    expected.add(ConsentItem.LIMIT_AMOUNT);
    if (switches.specificDisease()) {
      expected.add(ConsentItem.SPECIFIC_DISEASE);
    }
    ConsentOffer offer = switches.offer();
    assertThat(offer.items()).containsExactlyElementsOf(expected);
    assertThat(offer.medicationCoversTreatment()).isEqualTo(switches.treatment());
  }

  @ParameterizedTest
  @Tag("CON-A-013")
  @MethodSource("allSwitches")
  void anAnswerToEveryOfferedItemIsAccepted(Switches switches) {
    ConsentOffer offer = switches.offer();
    ConsentChoices accepted = offer.accept(answers(offer.items(), ConsentDecision.DECLINED));
    assertThat(accepted.withoutCovered().items()).containsExactlyElementsOf(offer.items());
    assertThat(accepted.items().contains(ConsentItem.TREATMENT)).isEqualTo(switches.treatment());
    assertThat(offer.isAnsweredBy(accepted)).isTrue();
  }

  @ParameterizedTest
  @Tag("CON-A-013")
  @MethodSource("allSwitches")
  void anItemWithoutAnswerIsNamed(Switches switches) {
    ConsentOffer offer = switches.offer();
    ConsentChoices complete = answers(offer.items(), ConsentDecision.AGREED);
    for (ConsentItem item : offer.items()) {
      assertThatExceptionOfType(BusinessException.class)
          .isThrownBy(() -> offer.accept(complete.without(item)))
          .satisfies(refused -> assertRefused(refused, ErrorCode.CHOICE_MISSING, item));
    }
  }

  @ParameterizedTest
  @Tag("CON-021")
  @MethodSource("allSwitches")
  void anItemThatIsNotOfferedIsNamed(Switches switches) {
    ConsentOffer offer = switches.offer();
    for (ConsentItem item : ConsentItem.values()) {
      if (!offer.items().contains(item)) {
        Map<ConsentItem, ConsentDecision> more =
            new EnumMap<>(answers(offer.items(), ConsentDecision.AGREED).decisions());
        more.put(item, ConsentDecision.AGREED);
        assertThatExceptionOfType(BusinessException.class)
            .isThrownBy(() -> offer.accept(new ConsentChoices(more)))
            .satisfies(refused -> assertRefused(refused, ErrorCode.ITEM_NOT_OFFERED, item));
      }
    }
  }

  private static void assertRefused(BusinessException refused, ErrorCode code, ConsentItem item) {
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.field()).contains("choices." + item);
  }

  @ParameterizedTest
  @ValueSource(longs = {20261121L, 1L, 2L})
  void whatWasAcceptedAnswersAnotherOfferOnlyWhereThatAsksTheSame(long seed) {
    List<Switches> all = allSwitches().toList();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      ConsentOffer before = all.get(random.nextInt(all.size())).offer();
      ConsentOffer after = all.get(random.nextInt(all.size())).offer();
      ConsentChoices accepted = before.accept(answers(before.items(), ConsentDecision.AGREED));
      boolean same =
          before.items().equals(after.items())
              && before.medicationCoversTreatment() == after.medicationCoversTreatment();
      assertThat(after.isAnsweredBy(accepted)).as("%s then %s", before, after).isEqualTo(same);
    }
  }

  @Test
  @Tag("ORG-015")
  @Tag("ENV-044")
  void theRegisteredNameIsShownUnlessADisplayNameIsSet() {
    EnvironmentSettings settings = new EnvironmentSettings(1);
    assertThat(ShownInstitution.of(HOSPITAL, settings).name()).isEqualTo("見本市民病院（架空）");
    put(settings, "displayName", "見本病院 訪問診療部");
    assertThat(ShownInstitution.of(HOSPITAL, settings).name()).isEqualTo("見本病院 訪問診療部");
  }

  @ParameterizedTest
  @Tag("ORG-015")
  @ValueSource(strings = {"", " ", "　"})
  void aBlankDisplayNameShowsTheRegisteredName(String blank) {
    EnvironmentSettings settings = new EnvironmentSettings(1);
    put(settings, "displayName", blank);
    assertThat(ShownInstitution.of(HOSPITAL, settings).name()).isEqualTo("見本市民病院（架空）");
  }

  private static ConsentChoices answers(List<ConsentItem> items, ConsentDecision decision) {
    Map<ConsentItem, ConsentDecision> decisions = new EnumMap<>(ConsentItem.class);
    items.forEach(item -> decisions.put(item, decision));
    return new ConsentChoices(decisions);
  }

  @ParameterizedTest
  @Tag("ENV-014")
  @Tag("ENV-017")
  @Tag("ENV-021")
  @MethodSource("allSwitches")
  void sharedRecordsAreCoveredByTheItemsThatNameThemAndByNothingElse(Switches switches) {
    EnvironmentSettings settings = switches.settings();
    ConsentOffer without = ConsentOffer.of(HOSPITAL, settings, FIRST_DAY);
    put(settings, "recordSharing", true);
    ConsentOffer with = ConsentOffer.of(HOSPITAL, settings, FIRST_DAY);

    assertThat(with.items()).isEqualTo(without.items());
    assertThat(with.recordSharing()).isTrue();
    assertThat(without.recordSharing()).isFalse();
    ConsentChoices accepted = with.accept(answers(with.items(), ConsentDecision.AGREED));
    assertThat(accepted.agreedTo(ConsentItem.DISEASE_AND_INFECTION)).isEqualTo(switches.surgery());
    assertThat(accepted.agreedTo(ConsentItem.ALLERGY_AND_TEST)).isEqualTo(switches.treatment());
    assertThat(accepted.agreedTo(ConsentItem.PRESCRIPTION))
        .isEqualTo(switches.medication() && !switches.treatment());
    assertThat(with.isAnsweredBy(accepted)).isTrue();
    boolean widened = switches.surgery() || switches.medication() || switches.treatment();
    assertThat(without.isAnsweredBy(accepted)).isNotEqualTo(widened);
    ConsentChoices narrow = without.accept(answers(without.items(), ConsentDecision.AGREED));
    assertThat(narrow.items().stream().filter(ConsentItem::isCovered))
        .hasSize(switches.treatment() ? 1 : 0);
  }

  @Test
  @Tag("ENV-026")
  @Tag("ORG-016")
  void sharedRecordsAreCoveredFromTheirFirstDayOnAndOnlyWhileTheApplicationHolds() {
    EnvironmentSettings settings = new EnvironmentSettings(1);
    put(settings, "recordSharing", true);
    assertThat(ConsentOffer.of(HOSPITAL, settings, FIRST_DAY).recordSharing()).isTrue();
    assertThat(ConsentOffer.of(HOSPITAL, settings, FIRST_DAY.minusDays(1)).recordSharing())
        .isFalse();

    ConsentOffer withdrawn = ConsentOffer.of(hospital(null), settings, FIRST_DAY);

    assertThat(withdrawn.recordSharing()).isFalse();
    assertThat(withdrawn.accept(answers(withdrawn.items(), ConsentDecision.AGREED)).items())
        .noneMatch(ConsentItem::isCovered);
  }

  @Test
  void theTelephoneNumberForPatientsIsShown() {
    EnvironmentSettings settings = new EnvironmentSettings(1);
    assertThat(ShownInstitution.of(HOSPITAL, settings).telephone()).isNull();
    put(settings, "patientTelephone", "03-1234-5678");
    assertThat(ShownInstitution.of(HOSPITAL, settings).telephone()).isEqualTo("03-1234-5678");
  }
}
