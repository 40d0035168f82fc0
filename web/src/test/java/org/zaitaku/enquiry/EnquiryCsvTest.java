package org.zaitaku.enquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.eligibility.Eligibility;
import org.zaitaku.enquiry.bulk.AnsweredRow;
import org.zaitaku.enquiry.bulk.RowOutcome;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ConsentDecision;
import org.zaitaku.shared.ConsentItem;
import org.zaitaku.shared.PrescriptionForm;

class EnquiryCsvTest {

  private static EnquiryResult result(
      Optional<Eligibility> eligibility, ConsentItem agreed, PrescriptionForm form) {
    return new EnquiryResult(
        1,
        CareSetting.HOME_VISIT,
        LocalDate.of(2026, 11, 22),
        eligibility,
        new ConsentChoices(Map.of(agreed, ConsentDecision.AGREED)),
        Instant.parse("2026-11-21T01:00:00Z"),
        form,
        new ReferenceNumber("A-1"));
  }

  private static Eligibility person(String name) {
    return new Eligibility(
        name, null, null, null, null, null, "1", null, null, null, null, null, null, null, null,
        null, null, null, null, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  @Tag("ELG-019")
  void aFileOfManyHasAColumnForWhateverAnyOfThemHasAndALineForEach(String language) {
    List<List<String>> lines =
        EnquiryCsv.lines(
            List.of(
                new AnsweredRow(2, RowOutcome.NOBODY, null),
                new AnsweredRow(
                    3,
                    RowOutcome.FOUND,
                    result(Optional.empty(), ConsentItem.SURGERY, PrescriptionForm.PAPER)),
                new AnsweredRow(
                    5,
                    RowOutcome.FOUND,
                    result(Optional.of(person("見本　花子")), ConsentItem.MEDICATION, null))),
            Locale.forLanguageTag(language));

    assertThat(lines).hasSize(4).allSatisfy(line -> assertThat(line).hasSameSizeAs(lines.get(0)));
    assertThat(lines.get(0)).doesNotHaveDuplicates();
    assertThat(lines).extracting(line -> line.get(0)).containsSubsequence("2", "3", "5");
    assertThat(lines.get(1).subList(2, lines.get(1).size())).containsOnly("");
    assertThat(lines.get(2)).contains("A-1").doesNotContain("見本　花子");
    assertThat(lines.get(3)).contains("A-1", "見本　花子");
  }
}
