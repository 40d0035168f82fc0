package org.zaitaku.enquiry.bulk;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.zaitaku.shared.CareSetting;

/**
 * A line of the list of 資格情報一括照会.
 *
 * @param day 資格確認日
 * @param completedAt null before the end
 * @param downloadable whether there are answers to download
 */
public record BulkEnquiryView(
    long id,
    String receiptNumber,
    CareSetting careSetting,
    LocalDate day,
    BulkEnquiryStatus status,
    Instant receivedAt,
    Instant completedAt,
    int rowCount,
    int processed,
    boolean downloadable)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  static BulkEnquiryView of(BulkEnquiry enquiry) {
    return new BulkEnquiryView(
        enquiry.id(),
        enquiry.receiptNumber(),
        enquiry.careSetting(),
        enquiry.day(),
        enquiry.status(),
        enquiry.receivedAt(),
        enquiry.completedAt(),
        enquiry.rowCount(),
        enquiry.processed(),
        enquiry.isKept());
  }
}
