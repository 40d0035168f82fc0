package org.zaitaku.enquiry;

import java.io.Serializable;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 照会番号: an institution's own name for a patient, such as the number of the chart (ELG-014): up to
 * 50 letters, digits and signs, without blanks. Upper and lower case differ.
 */
public record ReferenceNumber(String value) implements Serializable {

  /** Characters at most (IF-003). */
  public static final int MOST = 50;

  private static final long serialVersionUID = 1L;

  private static final Pattern FORM = Pattern.compile("[!-~]{1," + MOST + "}");

  /**
   * @throws IllegalArgumentException for another form
   */
  public ReferenceNumber {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("no reference number");
    }
  }

  /** As it was typed, full-width characters too; empty where that is none. */
  public static Optional<ReferenceNumber> parse(String typed) {
    String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    return FORM.matcher(text).matches() ? Optional.of(new ReferenceNumber(text)) : Optional.empty();
  }

  /** Never its contents: it means a person. */
  @Override
  public String toString() {
    return "ReferenceNumber";
  }
}
