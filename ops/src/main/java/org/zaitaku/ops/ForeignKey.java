package org.zaitaku.ops;

/**
 * A foreign key between two tables of schema public.
 *
 * @param deferral what {@code ALTER CONSTRAINT} says to bring it back to what it is
 */
record ForeignKey(String name, String from, String to, String deferral) {

  String alter(String deferring) {
    return "alter table public."
        + Sql.quoted(from)
        + " alter constraint "
        + Sql.quoted(name)
        + " "
        + deferring;
  }
}
