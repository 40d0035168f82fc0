package org.zaitaku.simulator;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;

/**
 * The demonstration people, as far as a card knows them: a code, and the birthday that ends its
 * certificate. Who they are is told by the server's own test data; the simulator's chooser shows a
 * nickname from its bundle.
 */
enum Person {
  P01(MonthDay.of(3, 14)),
  P02(MonthDay.of(6, 2)),
  P03(MonthDay.of(9, 21)),
  P04(MonthDay.of(5, 5)),
  P05(MonthDay.of(1, 30)),
  P06(MonthDay.of(12, 8)),
  P07(MonthDay.of(2, 29)),
  P08(MonthDay.of(8, 17)),
  P09(MonthDay.of(10, 10)),
  P10(MonthDay.of(7, 7));

  private static final MonthDay BIRTHDAY_OF_NOBODY = MonthDay.of(4, 1);

  private final MonthDay birthday;

  Person(MonthDay birthday) {
    this.birthday = birthday;
  }

  /** A certificate is valid until the fifth birthday after its issue. */
  static LocalDate fifthBirthdayAfter(LocalDate issued, Optional<Person> person) {
    MonthDay birthday = person.map(someone -> someone.birthday).orElse(BIRTHDAY_OF_NOBODY);
    LocalDate thisYear = birthday.atYear(issued.getYear());
    int firstYear = thisYear.isAfter(issued) ? issued.getYear() : issued.getYear() + 1;
    return birthday.atYear(firstYear + 4);
  }
}
