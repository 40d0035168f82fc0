package org.zaitaku.enquiry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.zaitaku.enquiry.bulk.AnsweredRow;
import org.zaitaku.shared.ConsentItem;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.ShownMoment;
import org.zaitaku.shared.TypedDate;

/** 照会結果 as a file: a line of headings, then one a patient. */
public final class EnquiryCsv {

  private final Locale language;
  private final Map<String, String> values = new LinkedHashMap<>();

  private EnquiryCsv(Locale language) {
    this.language = language;
  }

  /** Of one patient. */
  static List<List<String>> lines(EnquiryResult result, Locale language) {
    Map<String, String> values = values(result, language);
    return List.of(List.copyOf(values.keySet()), List.copyOf(values.values()));
  }

  /** Of many, each with the line of the file that asked, and what became of it. */
  public static List<List<String>> lines(List<AnsweredRow> rows, Locale language) {
    List<Map<String, String>> found =
        rows.stream()
            .map(
                row ->
                    row.result() == null
                        ? Map.<String, String>of()
                        : values(row.result(), language))
            .toList();
    Set<String> headings = new LinkedHashSet<>();
    found.forEach(values -> headings.addAll(values.keySet()));
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        line(
            ScreenMessages.words(language, "bulkEnquiry.line"),
            ScreenMessages.words(language, "bulkEnquiry.outcome"),
            headings.stream()));
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> values = found.get(i);
      lines.add(
          line(
              Integer.toString(rows.get(i).line()),
              ScreenMessages.words(language, "bulkEnquiry.outcome." + rows.get(i).outcome()),
              headings.stream().map(heading -> values.getOrDefault(heading, ""))));
    }
    return lines;
  }

  private static List<String> line(String number, String outcome, Stream<String> others) {
    return Stream.concat(Stream.of(number, outcome), others).toList();
  }

  private static Map<String, String> values(EnquiryResult result, Locale language) {
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
                    .forEach(line -> csv.put(line.label(), line.value())));
    return csv.values;
  }

  private void add(String key, String value) {
    put(words(key), value);
  }

  /** Two columns of one name would be one. */
  private void put(String heading, String value) {
    if (values.put(heading, value) != null) {
      throw new IllegalStateException("two columns are named " + heading);
    }
  }

  private String words(String key) {
    return ScreenMessages.words(language, key);
  }
}
