package org.zaitaku.bench;

/** What a patient comes for, named as the API does. */
enum Flow {
  REGISTRATION("A, registration", 4),
  UPDATE("B, enquiry and update", 8),
  REVOCATION("C, revocation", 4);

  private final String label;
  private final int calls;

  Flow(String label, int calls) {
    this.label = label;
    this.calls = calls;
  }

  String label() {
    return label;
  }

  /** HTTP calls of a visit that it cannot do without. */
  int calls() {
    return calls;
  }
}
