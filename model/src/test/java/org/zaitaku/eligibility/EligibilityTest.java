package org.zaitaku.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ConsentDecision;
import org.zaitaku.shared.ConsentItem;

class EligibilityTest {

  private static final Eligibility FULL =
      new Eligibility(
          "髙橋　勇",
          "タカハシ　イサム",
          "1",
          LocalDate.of(1954, 2, 20),
          "0000000",
          "東京都見本区架空町１－２－３",
          "1",
          "01",
          "  139998",
          "見本区",
          "見本",
          "0002",
          "01",
          "020",
          "01",
          "A03",
          "1",
          "020",
          LocalDate.of(2026, 4, 1),
          LocalDate.of(2029, 7, 31));

  private static final Set<String> LIMIT =
      Set.of("limitCertificateClassification", "limitCertificateFlag");

  private static Map<String, Object> values(Eligibility eligibility) {
    return Arrays.stream(Eligibility.class.getRecordComponents())
        .collect(
            Collectors.toMap(
                RecordComponent::getName,
                component -> String.valueOf(read(component, eligibility)),
                (a, b) -> a,
                TreeMap::new));
  }

  private static Object read(RecordComponent component, Eligibility eligibility) {
    try {
      return component.getAccessor().invoke(eligibility);
    } catch (IllegalAccessException | InvocationTargetException unreadable) {
      throw new LinkageError(unreadable.getMessage(), unreadable);
    }
  }

  private static Map<String, Object> fullBut(Set<String> emptied) {
    Map<String, Object> expected = values(FULL);
    emptied.forEach(name -> expected.put(name, "null"));
    return expected;
  }

  private static ConsentChoices choices(ConsentDecision limit, ConsentDecision disease) {
    Map<ConsentItem, ConsentDecision> decisions = new EnumMap<>(ConsentItem.class);
    if (limit != null) {
      decisions.put(ConsentItem.LIMIT_AMOUNT, limit);
    }
    if (disease != null) {
      decisions.put(ConsentItem.SPECIFIC_DISEASE, disease);
    }
    return new ConsentChoices(decisions);
  }

  @ParameterizedTest
  @Tag("ELG-011")
  @Tag("ENV-024")
  @CsvSource({
    "AGREED,AGREED,true,true",
    "AGREED,DECLINED,true,false",
    "DECLINED,AGREED,false,true",
    "DECLINED,DECLINED,false,false",
    ",AGREED,false,true",
    "AGREED,,true,false",
    ",,false,false"
  })
  void limitAndSpecificDiseaseNeedTheirConsentAndNothingElseDoes(
      ConsentDecision limit, ConsentDecision disease, boolean limitKept, boolean diseaseKept) {
    Set<String> emptied = new java.util.HashSet<>();
    if (!limitKept) {
      emptied.addAll(LIMIT);
    }
    if (!diseaseKept) {
      emptied.add("specificDisease");
    }
    assertThat(values(FULL.limitedTo(choices(limit, disease)))).isEqualTo(fullBut(emptied));
  }

  @Test
  @Tag("CON-A-031")
  void everythingDeclinedStillTellsTheEligibilityItself() {
    Eligibility limited =
        FULL.limitedTo(choices(ConsentDecision.DECLINED, ConsentDecision.DECLINED));
    assertThat(limited.status()).isEqualTo("1");
    assertThat(limited.name()).isEqualTo("髙橋　勇");
    assertThat(limited.partialContributionRatio()).isEqualTo("020");
    assertThat(limited.elderlyRecipientRatio()).isEqualTo("020");
  }

  @Test
  @Tag("ELG-036")
  void aWithheldAddressLeavesOutPostNumberAndAddressAndNothingElse() {
    assertThat(values(FULL.withoutAddress())).isEqualTo(fullBut(Set.of("postNumber", "address")));
    assertThat(new EligibilityRecord(1, FULL, true).disclosed()).isEqualTo(FULL.withoutAddress());
    assertThat(new EligibilityRecord(1, FULL, false).disclosed()).isEqualTo(FULL);
  }

  @Test
  void itsTextShowsNothingOfAPerson() {
    assertThat(FULL.toString()).isEqualTo("Eligibility[status=1]");
  }

  @Test
  @Tag("ELG-021")
  void anotherDayThanTodayIsToldByTheDaysFromWhichAndUntilWhichItCounts() {
    LocalDate today = LocalDate.of(2026, 11, 22);

    assertThat(FULL.on(today, today)).isEqualTo(FULL);
    assertThat(FULL.on(LocalDate.of(2026, 4, 1), today).status()).isEqualTo("1");
    assertThat(FULL.on(LocalDate.of(2026, 3, 31), today).status()).isEqualTo("2");
    assertThat(FULL.on(LocalDate.of(2029, 7, 31), LocalDate.of(2029, 9, 1)).status())
        .isEqualTo("1");
    assertThat(FULL.on(LocalDate.of(2029, 8, 1), LocalDate.of(2029, 9, 1)).status()).isEqualTo("2");
  }
}
