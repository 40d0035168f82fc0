package org.zaitaku.enquiry;

/** The words for what is wrong with an enquiry. */
public final class EnquiryWords {

  private EnquiryWords() {}

  /** Key of the words, into which the item's name goes. */
  public static String key(EnquiryFault fault) {
    return switch (fault.kind()) {
      case MISSING ->
          fault.field().equals(EnquiryForm.CARE_SETTING)
              ? "account.fault.CHOOSE"
              : "account.fault.MISSING";
      case FORM -> "enquiry.fault.FORM." + fault.field();
      case DATE_FORM -> "account.fault.DATE_FORM";
      case FUTURE -> "enquiry.fault.FUTURE";
    };
  }
}
