package org.zaitaku.bench;

import java.util.Locale;

/** What is measured in one run, and between which marks of the document its figures stand. */
enum Part {
  /** Visits of patients, and the console. */
  WHOLE("", "figures"),
  /** Visits of patients. */
  VISITS("--visits ", "figures"),
  /** Log-ins, bulk registration and search. */
  CONSOLE("--console ", "figures"),
  /** Enquiries beside a thousand consents, and beside as many as asked for. */
  ENQUIRY("--enquiry ", "enquiry");

  private final String option;
  private final String place;

  Part(String option, String place) {
    this.option = option;
    this.place = place;
  }

  static Part of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Of scripts/bench, with a blank behind it. */
  String option() {
    return option;
  }

  String place() {
    return place;
  }
}
