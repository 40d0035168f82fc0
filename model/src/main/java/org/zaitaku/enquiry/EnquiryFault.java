package org.zaitaku.enquiry;

/**
 * One wrong value of an {@link EnquiryForm}.
 *
 * @param field name of the component
 */
public record EnquiryFault(String field, Kind kind) {

  /** What is wrong with it. */
  public enum Kind {
    MISSING,
    /** Too long, or of other characters than the item takes. */
    FORM,
    /** No date of the calendar. */
    DATE_FORM,
    /** A day that is still to come. */
    FUTURE
  }
}
