package org.zaitaku.enquiry.bulk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.bulk.BulkFile;

/** A 資格情報一括照会 (ELG-018, ELG-019, ONL-009): asked row by row. */
@Entity
@Table(name = "bulk_enquiry")
public class BulkEnquiry extends BulkFile {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "bulk_enquiry_seq")
  @SequenceGenerator(
      name = "bulk_enquiry_seq",
      sequenceName = "bulk_enquiry_seq",
      allocationSize = 1)
  private Long id;

  @Enumerated(EnumType.STRING)
  @Column(name = "care_setting", nullable = false, updatable = false)
  private CareSetting careSetting;

  @Column(name = "day", nullable = false, updatable = false)
  private LocalDate day;

  @Enumerated(EnumType.STRING)
  @Column(name = "status", nullable = false)
  private BulkEnquiryStatus status;

  @Column(name = "row_count", nullable = false, updatable = false)
  private int rowCount;

  @Column(name = "erased_on")
  private LocalDate erasedOn;

  protected BulkEnquiry() {}

  private BulkEnquiry(
      long institutionId, String receiptNumber, long accountId, Instant receivedAt) {
    super(institutionId, receiptNumber, accountId, receivedAt);
  }

  /**
   * Received: 照会待ち.
   *
   * @param day 資格確認日
   */
  public static BulkEnquiry receive(
      long institutionId,
      String receiptNumber,
      long accountId,
      CareSetting careSetting,
      LocalDate day,
      int rowCount,
      Instant now) {
    BulkEnquiry enquiry = new BulkEnquiry(institutionId, receiptNumber, accountId, now);
    enquiry.careSetting = careSetting;
    enquiry.day = day;
    enquiry.rowCount = rowCount;
    enquiry.status = BulkEnquiryStatus.WAITING;
    return enquiry;
  }

  @Override
  public Long id() {
    return id;
  }

  public CareSetting careSetting() {
    return careSetting;
  }

  /** 資格確認日. */
  public LocalDate day() {
    return day;
  }

  public BulkEnquiryStatus status() {
    return status;
  }

  public int rowCount() {
    return rowCount;
  }

  /** Whether there are answers to download. */
  public boolean isKept() {
    return status == BulkEnquiryStatus.COMPLETED && erasedOn == null;
  }
}
