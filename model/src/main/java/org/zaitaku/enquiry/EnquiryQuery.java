package org.zaitaku.enquiry;

import java.io.Serializable;
import java.time.LocalDate;
import org.zaitaku.shared.CareSetting;

/**
 * An enquiry about one patient, by one of two names.
 *
 * @param day 資格確認日
 * @param insured null where asked by 照会番号
 * @param reference null where asked by the insured number
 */
public record EnquiryQuery(
    CareSetting careSetting, LocalDate day, InsuredNumber insured, ReferenceNumber reference)
    implements Serializable {

  private static final long serialVersionUID = 1L;
}
