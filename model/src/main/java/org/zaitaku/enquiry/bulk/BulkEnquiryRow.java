package org.zaitaku.enquiry.bulk;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.zaitaku.enquiry.EnquiryQuery;
import org.zaitaku.enquiry.InsuredNumber;
import org.zaitaku.enquiry.ReferenceNumber;

/** A row of a 資格情報一括照会: whom it asks about, and from the answer on only what became of it. */
@Entity
@Table(name = "bulk_enquiry_row")
public class BulkEnquiryRow {

  /** Of a row and of its answer. */
  @Embeddable
  public record Key(@Column(name = "enquiry_id") long enquiryId, @Column(name = "line") int line)
      implements Serializable {}

  @EmbeddedId private Key key;

  @Column(name = "institution_id", nullable = false, updatable = false)
  private Long institutionId;

  @Column(name = "asked_reference")
  private String reference;

  @Embedded private InsuredNumber insured;

  @Enumerated(EnumType.STRING)
  @Column(name = "outcome")
  private RowOutcome outcome;

  protected BulkEnquiryRow() {}

  public BulkEnquiryRow(BulkEnquiry enquiry, RequestRow row) {
    this.key = new Key(enquiry.id(), row.line());
    this.institutionId = enquiry.institutionId();
    this.reference = row.query().reference() == null ? null : row.query().reference().value();
    this.insured = row.query().insured();
  }

  /** What it asks; only of a row without an outcome. */
  public EnquiryQuery query(BulkEnquiry enquiry) {
    return new EnquiryQuery(
        enquiry.careSetting(),
        enquiry.day(),
        insured,
        reference == null ? null : new ReferenceNumber(reference));
  }

  /** Answered: whom it asked about is forgotten. */
  public void conclude(RowOutcome became) {
    outcome = became;
    reference = null;
    insured = null;
  }

  /** Of the file, counted from 1 with the headings. */
  public int line() {
    return key.line();
  }

  /** Null before it is answered. */
  public RowOutcome outcome() {
    return outcome;
  }
}
