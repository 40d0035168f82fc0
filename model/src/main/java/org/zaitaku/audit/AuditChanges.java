package org.zaitaku.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What one change changed, item by item. */
public record AuditChanges(List<AuditChange> list) {

  public static final AuditChanges NONE = new AuditChanges(List.of());

  public AuditChanges {
    list = List.copyOf(list);
  }

  /** One item more, where it differs; values are kept as their texts. */
  public AuditChanges with(String item, Object before, Object after) {
    if (Objects.equals(before, after)) {
      return this;
    }
    List<AuditChange> more = new ArrayList<>(list);
    more.add(new AuditChange(item, text(before), text(after)));
    return new AuditChanges(more);
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }
}
