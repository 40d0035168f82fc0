package org.zaitaku.enquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zaitaku.account.TypedDate;
import org.zaitaku.shared.ConsentItem;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.ShownMoment;

/** 照会結果 as a file: a line of headings and one of values. */
final class EnquiryCsv {

  private final Locale language;
  private final List<String> headings = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  private EnquiryCsv(Locale language) {
    this.language = language;
  }

  static List<List<String>> lines(EnquiryResult result, Locale language) {
    EnquiryCsv csv = new EnquiryCsv(language);
    csv.add("enquiry.careSetting", csv.words("careSetting." + result.careSetting()));
    csv.add("enquiry.day", TypedDate.show(result.day()));
    csv.add("enquiry.reference", result.reference() == null ? "" : result.reference().value());
    csv.add("enquiry.consentedAt", ShownMoment.of(result.consentedAt()));
    for (ConsentItem item : result.choices().items()) {
      csv.add(
          "consentItem." + item,
          csv.words(result.choices().agreedTo(item) ? "enquiry.AGREED" : "enquiry.DECLINED"));
    }
    if (result.prescriptionForm() != null) {
      csv.add(
          "enquiry.prescription", csv.words("enquiry.prescription." + result.prescriptionForm()));
    }
    result
        .eligibility()
        .ifPresent(
            said ->
                EligibilityLines.of(said, result.choices(), language)
                    .forEach(
                        line -> {
                          csv.headings.add(line.label());
                          csv.values.add(line.value());
                        }));
    return List.of(csv.headings, csv.values);
  }

  private void add(String key, String value) {
    headings.add(words(key));
    values.add(value);
  }

  private String words(String key) {
    return ScreenMessages.words(language, key);
  }
}
