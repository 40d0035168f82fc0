package org.zaitaku.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zaitaku.medical.MedicalEntry;
import org.zaitaku.medical.MedicalInformation;
import org.zaitaku.shared.ConsentItem;

/** The demonstration's medical information is possible, and nobody's. */
class DemonstrationEntriesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private static final int FIRST_YEAR_OF_CHECKUPS = 40;

  static Stream<DemonstrationPerson> people() {
    return DemonstrationPerson.all().stream();
  }

  private static Stream<MedicalEntry> everything() {
    return people().flatMap(person -> DemonstrationEntries.of(person.code()).stream());
  }

  @ParameterizedTest
  @EnumSource(MedicalInformation.class)
  void everyPartOfEveryKindIsThere(MedicalInformation kind) {
    assertThat(everything().map(MedicalEntry::part)).containsAll(kind.parts());
  }

  @Test
  void nothingElseIsThere() {
    Set<ConsentItem> parts =
        Arrays.stream(MedicalInformation.values())
            .flatMap(kind -> kind.parts().stream())
            .collect(Collectors.toSet());

    assertThat(everything().map(MedicalEntry::part)).allMatch(parts::contains);
  }

  @Test
  void somePeopleHaveNone() {
    assertThat(people().filter(person -> DemonstrationEntries.of(person.code()).isEmpty()))
        .extracting(DemonstrationPerson::code)
        .containsExactly("P06", "P10");
  }

  @Test
  void somebodyWhoStoppedSelfInformationHasSomethingToKeepBack() {
    assertThat(people().filter(DemonstrationPerson::stopped))
        .isNotEmpty()
        .allMatch(person -> !DemonstrationEntries.of(person.code()).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("people")
  void everyDayLiesBetweenBirthAndToday(DemonstrationPerson person) {
    assertThat(DemonstrationEntries.of(person.code()))
        .allSatisfy(
            entry -> assertThat(entry.day()).isBetween(person.eligibility().birthDate(), TODAY));
  }

  @ParameterizedTest
  @MethodSource("people")
  void specificHealthCheckupsBeginAtForty(DemonstrationPerson person) {
    assertThat(DemonstrationEntries.of(person.code()))
        .filteredOn(entry -> entry.part() == ConsentItem.HEALTH_CHECKUP)
        .allSatisfy(
            entry ->
                assertThat(Period.between(person.eligibility().birthDate(), entry.day()).getYears())
                    .isGreaterThanOrEqualTo(FIRST_YEAR_OF_CHECKUPS));
  }

  @Test
  void everyPlaceSaysThatItIsFictitious() {
    assertThat(everything().map(MedicalEntry::facility)).allMatch(place -> place.endsWith("（架空）"));
  }

  @Test
  void noEntryNamesAPerson() {
    people()
        .map(person -> person.eligibility().name())
        .forEach(
            name ->
                assertThat(everything())
                    .noneMatch(
                        entry ->
                            entry.name().contains(name)
                                || (entry.detail() != null && entry.detail().contains(name))));
  }
}
