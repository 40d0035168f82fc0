package org.zaitaku.report;

import java.util.stream.Stream;

/** Keys of the bundle that the classes of ［操作履歴照会］ name. */
public final class HistoryKeys {

  private HistoryKeys() {}

  public static Stream<String> all() {
    return Stream.of(
            HistoryWords.ITEMS.stream().map(item -> "history.item." + item),
            HistoryWords.keys(),
            Stream.of(
                "history.value.none",
                "history.value.true",
                "history.value.false",
                "history.fault.date",
                "history.fault.order",
                "history.fault.period",
                "history.fault.institution",
                "history.reviewed",
                "history.userName",
                "history.subjectName",
                "history.detail"))
        .flatMap(keys -> keys);
  }
}
