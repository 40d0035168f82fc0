package org.zaitaku.ops;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The order in which tables are filled: what is referred to comes first. Where tables refer to each
 * other in a circle, the keys that close it are named; they have to wait until all is loaded. A key
 * of a table to itself is checked at the end of the one statement that fills it, and so needs
 * nothing.
 */
record LoadOrder(List<String> tables, List<ForeignKey> waiting) {

  static LoadOrder of(List<String> tables, List<ForeignKey> keys) {
    Set<String> open = new TreeSet<>(tables);
    Set<String> done = new HashSet<>();
    List<String> order = new ArrayList<>();
    List<ForeignKey> waiting = new ArrayList<>();
    while (!open.isEmpty()) {
      String next =
          open.stream()
              .filter(table -> unmet(table, keys, done).isEmpty())
              .findFirst()
              .orElseGet(() -> open.iterator().next());
      waiting.addAll(unmet(next, keys, done));
      order.add(next);
      done.add(next);
      open.remove(next);
    }
    return new LoadOrder(List.copyOf(order), List.copyOf(waiting));
  }

  private static List<ForeignKey> unmet(String table, List<ForeignKey> keys, Set<String> done) {
    return keys.stream()
        .filter(key -> key.from().equals(table))
        .filter(key -> !key.to().equals(table) && !done.contains(key.to()))
        .toList();
  }
}
