package org.zaitaku.enquiry.bulk;

/** What became of a row. The words stand in the console's bundle. */
public enum RowOutcome {
  /** A patient in the institution's care. */
  FOUND,
  /** Nobody, somebody elsewhere, or several: one answer for all (ELG-023). */
  NOBODY,
  /** The patient changed or ended the consent since. */
  CHANGED,
  /** It could not be asked, or was not answered. */
  UNAVAILABLE
}
