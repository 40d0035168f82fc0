package org.zaitaku.ops;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of schema public that holds rows of its own; a partitioned one stands for its partitions.
 *
 * @param columns what can be written, in order: without generated ones
 * @param order expressions that put the rows into one order everywhere, whatever the collation
 */
record CatalogTable(String name, List<String> columns, List<String> order) {

  CatalogTable {
    columns = List.copyOf(columns);
    order = List.copyOf(order);
  }

  String qualified() {
    return "public." + Sql.quoted(name);
  }

  String copyOut() {
    return "copy (select "
        + columnList()
        + " from "
        + qualified()
        + " t order by "
        + String.join(", ", order)
        + ") to stdout (format text)";
  }

  String copyIn() {
    return "copy " + qualified() + " (" + columnList() + ") from stdin (format text)";
  }

  private String columnList() {
    return columns.stream().map(Sql::quoted).collect(Collectors.joining(", "));
  }
}
