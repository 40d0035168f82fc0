package org.zaitaku.medical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zaitaku.shared.ConsentItem.ALLERGY_AND_TEST;
import static org.zaitaku.shared.ConsentItem.DISEASE_AND_INFECTION;
import static org.zaitaku.shared.ConsentItem.LIMIT_AMOUNT;
import static org.zaitaku.shared.ConsentItem.MEDICATION;
import static org.zaitaku.shared.ConsentItem.PRESCRIPTION;
import static org.zaitaku.shared.ConsentItem.SPECIFIC_DISEASE;
import static org.zaitaku.shared.ConsentItem.SURGERY;
import static org.zaitaku.shared.ConsentItem.TREATMENT;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zaitaku.settings.ConsentOffer;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ConsentDecision;
import org.zaitaku.shared.ConsentItem;

/** Which consent opens which part of which kind. */
class MedicalInformationTest {

  /** Of an institution that uses everything. */
  private static final ConsentOffer EVERYTHING =
      offer(true, true, SURGERY, MEDICATION, ConsentItem.HEALTH_CHECKUP, LIMIT_AMOUNT);

  private static ConsentOffer offer(
      boolean medicationCoversTreatment, boolean recordSharing, ConsentItem... items) {
    return new ConsentOffer(null, List.of(items), medicationCoversTreatment, recordSharing, null);
  }

  private static ConsentChoices agreedOnlyTo(ConsentItem... agreed) {
    Map<ConsentItem, ConsentDecision> decisions = new EnumMap<>(ConsentItem.class);
    for (ConsentItem item : ConsentItem.values()) {
      decisions.put(
          item, List.of(agreed).contains(item) ? ConsentDecision.AGREED : ConsentDecision.DECLINED);
    }
    return new ConsentChoices(decisions);
  }

  @Test
  @Tag("ORG-019")
  void theKindsAreThoseOfTheManualInTheOrderOfTheList() {
    assertThat(MedicalInformation.values())
        .containsExactly(
            MedicalInformation.HEALTH_CHECKUP,
            MedicalInformation.MEDICATION,
            MedicalInformation.SURGERY_TREATMENT_MEDICATION,
            MedicalInformation.CLINICAL);
  }

  static Stream<Arguments> parts() {
    return Stream.of(
        Arguments.of(MedicalInformation.HEALTH_CHECKUP, Set.of(ConsentItem.HEALTH_CHECKUP)),
        Arguments.of(MedicalInformation.MEDICATION, Set.of(MEDICATION)),
        Arguments.of(
            MedicalInformation.SURGERY_TREATMENT_MEDICATION,
            Set.of(SURGERY, TREATMENT, MEDICATION)),
        Arguments.of(
            MedicalInformation.CLINICAL,
            Set.of(DISEASE_AND_INFECTION, ALLERGY_AND_TEST, PRESCRIPTION)));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void aKindHasItsParts(MedicalInformation kind, Set<ConsentItem> parts) {
    assertThat(kind.parts()).isEqualTo(parts);
  }

  @Test
  void whatOpensEligibilityOpensNoMedicalInformation() {
    Set<ConsentItem> parts =
        Arrays.stream(MedicalInformation.values())
            .flatMap(kind -> kind.parts().stream())
            .collect(Collectors.toSet());

    assertThat(parts).isEqualTo(EnumSet.complementOf(EnumSet.of(LIMIT_AMOUNT, SPECIFIC_DISEASE)));
  }

  @ParameterizedTest
  @Tag("CON-023")
  @Tag("ELG-034")
  @EnumSource(ConsentItem.class)
  void anItemThatWasAgreedToOpensItsPartAndNoOther(ConsentItem item) {
    Set<ConsentItem> opened = EnumSet.noneOf(ConsentItem.class);
    ConsentOffer both =
        EVERYTHING.opens().contains(item)
            ? EVERYTHING
            : offer(false, true, MEDICATION, SPECIFIC_DISEASE);
    for (MedicalInformation kind : MedicalInformation.values()) {
      opened.addAll(kind.openedBy(agreedOnlyTo(item), both));
    }

    assertThat(opened)
        .isEqualTo(item == LIMIT_AMOUNT || item == SPECIFIC_DISEASE ? Set.of() : Set.of(item));
  }

  @ParameterizedTest
  @EnumSource(MedicalInformation.class)
  void withoutAnAnswerNothingIsOpen(MedicalInformation kind) {
    assertThat(kind.openedBy(new ConsentChoices(Map.of()), EVERYTHING)).isEmpty();
    assertThat(kind.openedBy(agreedOnlyTo(), EVERYTHING)).isEmpty();
  }

  @Test
  void whatTheInstitutionUsesNoLongerIsClosedThoughThePatientAgreed() {
    ConsentChoices all = agreedOnlyTo(ConsentItem.values());

    assertThat(
            MedicalInformation.SURGERY_TREATMENT_MEDICATION.openedBy(
                all, offer(false, false, MEDICATION)))
        .containsExactly(MEDICATION);
    assertThat(MedicalInformation.CLINICAL.openedBy(all, offer(true, false, SURGERY, MEDICATION)))
        .isEmpty();
    assertThat(MedicalInformation.CLINICAL.openedBy(all, offer(true, true, SURGERY, MEDICATION)))
        .containsExactlyInAnyOrder(DISEASE_AND_INFECTION, ALLERGY_AND_TEST);
  }

  @Test
  void anEntryShowsNothingOfItselfInALog() {
    assertThat(
            new MedicalEntry(
                MEDICATION, LocalDate.of(2026, 10, 14), "見本薬局（架空）", "アムロジピン錠５ｍｇ", "１錠"))
        .hasToString("MedicalEntry[MEDICATION]");
  }
}
