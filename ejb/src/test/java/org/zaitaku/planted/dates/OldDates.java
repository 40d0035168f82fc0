package org.zaitaku.planted.dates;

import java.text.SimpleDateFormat;
import java.util.Date;

/** Planted: the old dates. */
@SuppressWarnings("JavaUtilDate") // what is planted
class OldDates {
  String print(Date date, SimpleDateFormat format) {
    return format.format(date);
  }
}
