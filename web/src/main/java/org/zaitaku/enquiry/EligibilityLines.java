package org.zaitaku.enquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.zaitaku.eligibility.Eligibility;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ConsentItem;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.TypedDate;

/**
 * 資格情報 in words, item by item: first the eight of the patients' page in their order (ELG-010), then
 * what a receipt needs. What the patient did not agree to is told from what was not issued.
 */
final class EligibilityLines {

  private static final String NONE = "eligibility.none";
  private static final String NOT_ISSUED = "eligibility.notIssued";
  private static final int TEN_PERCENT = 10;
  private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}");

  private final Locale language;
  private final ResourceBundle bundle;
  private final ConsentChoices choices;
  private final List<Line> lines = new ArrayList<>();

  /** An item and what it says. */
  public record Line(String label, String value) {}

  private EligibilityLines(Locale language, ConsentChoices choices) {
    this.language = language;
    this.bundle = ResourceBundle.getBundle(ScreenMessages.BUNDLE, language);
    this.choices = choices;
  }

  static List<Line> of(Eligibility eligibility, ConsentChoices choices, Locale language) {
    EligibilityLines lines = new EligibilityLines(language, choices);
    lines.addShown(eligibility);
    lines.addOthers(eligibility);
    return List.copyOf(lines.lines);
  }

  /** Name and 生年月日 alone. */
  static List<Line> person(Eligibility eligibility, Locale language) {
    return List.of(
        line(language, "name", eligibility.name()),
        line(language, "nameKana", eligibility.nameKana()),
        line(language, "birthDate", TypedDate.show(eligibility.birthDate())));
  }

  private void addShown(Eligibility said) {
    add("name", said.name());
    add("nameKana", said.nameKana());
    addCode("classification", said.insuredCardClassification(), NONE);
    add("ratio", ratio(said.partialContributionRatio(), NONE));
    addAgreed("limit", ConsentItem.LIMIT_AMOUNT, said.limitCertificateClassification());
    addAgreed("limitFlag", ConsentItem.LIMIT_AMOUNT, said.limitCertificateFlag());
    addAgreed("disease", ConsentItem.SPECIFIC_DISEASE, said.specificDisease());
    add("elderlyRatio", ratio(said.elderlyRecipientRatio(), NOT_ISSUED));
  }

  private void addOthers(Eligibility said) {
    addCode("status", said.status(), NONE);
    add("insurerNumber", said.insurerNumber());
    add("insurerName", said.insurerName());
    add("symbol", said.insuredCardSymbol());
    add("number", said.insuredIdentificationNumber());
    add("branch", said.insuredBranchNumber());
    add("birthDate", TypedDate.show(said.birthDate()));
    addCode("sex", said.sex(), NONE);
    add("postNumber", said.postNumber());
    add("address", said.address());
    add("validFrom", TypedDate.show(said.insuredCardValidFrom()));
    add("validUntil", TypedDate.show(said.insuredCardValidUntil()));
  }

  /** What is not told is left blank (ELG-036). */
  private static Line line(Locale language, String item, String value) {
    return new Line(
        ScreenMessages.words(language, "eligibility." + item), value == null ? "" : value.strip());
  }

  private void add(String item, String value) {
    lines.add(line(language, item, value));
  }

  /** A code that has no words yet stands as it is. */
  private void addCode(String item, String code, String otherwise) {
    String key = "eligibility." + item + "." + code;
    if (code == null || code.isBlank()) {
      add(item, words(otherwise));
    } else {
      add(item, bundle.containsKey(key) ? words(key) : code);
    }
  }

  private void addAgreed(String item, ConsentItem needed, String code) {
    addCode(item, code, choices.agreedTo(needed) ? NOT_ISSUED : "eligibility.notAgreed");
  }

  /** Three digits, percent: "010" is 1割. */
  private String ratio(String percent, String otherwise) {
    if (percent == null || percent.isBlank()) {
      return words(otherwise);
    }
    if (!PERCENT.matcher(percent).matches()) {
      return percent;
    }
    int value = Integer.parseInt(percent);
    return value > 0 && value % TEN_PERCENT == 0
        ? ScreenMessages.words(language, "eligibility.tenths", value / TEN_PERCENT)
        : ScreenMessages.words(language, "eligibility.percent", value);
  }

  private String words(String key) {
    return ScreenMessages.words(language, key);
  }
}
