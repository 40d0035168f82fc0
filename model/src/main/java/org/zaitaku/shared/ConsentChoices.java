package org.zaitaku.shared;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What a patient answered, item by item, in the order of the items. Kept in one column as {@code
 * SURGERY=AGREED,MEDICATION=DECLINED}; the column's check constraint knows the form.
 */
public record ConsentChoices(Map<ConsentItem, ConsentDecision> decisions) {

  public ConsentChoices {
    EnumMap<ConsentItem, ConsentDecision> ordered = new EnumMap<>(ConsentItem.class);
    ordered.putAll(decisions);
    decisions = Collections.unmodifiableMap(ordered);
  }

  public Set<ConsentItem> items() {
    return decisions.keySet();
  }

  public boolean agreedTo(ConsentItem item) {
    return decisions.get(item) == ConsentDecision.AGREED;
  }

  /**
   * The same answers, and for {@code covered} the answer that was given for {@code covering}
   * (X-42).
   */
  public ConsentChoices covering(ConsentItem covered, ConsentItem covering) {
    EnumMap<ConsentItem, ConsentDecision> widened = new EnumMap<>(ConsentItem.class);
    widened.putAll(decisions);
    widened.put(covered, decisions.get(covering));
    return new ConsentChoices(widened);
  }

  /** Without {@code item}, e.g. one that has no row of its own on the pages. */
  public ConsentChoices without(ConsentItem item) {
    EnumMap<ConsentItem, ConsentDecision> narrowed = new EnumMap<>(ConsentItem.class);
    narrowed.putAll(decisions);
    narrowed.remove(item);
    return new ConsentChoices(narrowed);
  }

  /** Without what has no row of its own on the pages. */
  public ConsentChoices withoutCovered() {
    EnumMap<ConsentItem, ConsentDecision> narrowed = new EnumMap<>(ConsentItem.class);
    narrowed.putAll(decisions);
    narrowed.keySet().removeIf(ConsentItem::isCovered);
    return new ConsentChoices(narrowed);
  }

  /** The form of the column. */
  public String toText() {
    StringJoiner text = new StringJoiner(",");
    decisions.forEach((item, decision) -> text.add(item + "=" + decision));
    return text.toString();
  }

  /**
   * Reads the form of the column.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static ConsentChoices ofText(String text) {
    EnumMap<ConsentItem, ConsentDecision> decisions = new EnumMap<>(ConsentItem.class);
    if (!text.isEmpty()) {
      for (String pair : text.split(",", -1)) {
        String[] parts = pair.split("=", -1);
        if (parts.length != 2
            || decisions.put(ConsentItem.valueOf(parts[0]), ConsentDecision.valueOf(parts[1]))
                != null) {
          throw new IllegalArgumentException("not a text of choices");
        }
      }
    }
    return new ConsentChoices(decisions);
  }
}
