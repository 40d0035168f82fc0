package org.zaitaku.enquiry.bulk;

import org.zaitaku.enquiry.EnquiryResult;

/**
 * A row of a result.
 *
 * @param line of the file, counted from 1 with the headings
 * @param result null unless somebody was found, and the consent is still the same
 */
public record AnsweredRow(int line, RowOutcome outcome, EnquiryResult result) {}
