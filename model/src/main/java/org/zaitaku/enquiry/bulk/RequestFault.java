package org.zaitaku.enquiry.bulk;

import java.io.Serializable;
import org.zaitaku.enquiry.EnquiryFault;

/**
 * A wrong value of a 資格確認一括要求ファイル.
 *
 * @param line of the file, counted from 1 with the headings
 */
public record RequestFault(int line, EnquiryFault fault) implements Serializable {}
