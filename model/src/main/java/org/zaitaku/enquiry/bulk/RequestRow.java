package org.zaitaku.enquiry.bulk;

import org.zaitaku.enquiry.EnquiryQuery;

/**
 * A row of a 資格確認一括要求ファイル without faults.
 *
 * @param line of the file, counted from 1 with the headings
 */
public record RequestRow(int line, EnquiryQuery query) {}
