package org.zaitaku.account.bulk;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;

/**
 * A row that is done, written in one transaction with its account: unique by job and line, so that
 * nothing is registered twice. Holds the initial password, sealed, until the result file is made.
 */
@Entity
@Table(name = "bulk_row")
public class BulkRowDone {

  /** What became of a row. */
  public enum Outcome {
    REGISTERED,
    /** The ID is or was in use in the institution, or an earlier row of the file has it. */
    ID_TAKEN
  }

  /** Job and line. */
  @Embeddable
  public record Key(@Column(name = "job_id") long jobId, @Column(name = "row_number") int rowNumber)
      implements Serializable {}

  @EmbeddedId private Key key;

  @Column(name = "institution_id", nullable = false, updatable = false)
  private Long institutionId;

  @Enumerated(EnumType.STRING)
  @Column(name = "outcome", nullable = false)
  private Outcome outcome;

  @Column(name = "password")
  private byte[] password;

  protected BulkRowDone() {}

  /** Registered. */
  public static BulkRowDone registered(
      long institutionId, long jobId, int line, byte[] sealedPassword) {
    BulkRowDone done = of(institutionId, jobId, line, Outcome.REGISTERED);
    done.password = sealedPassword.clone();
    return done;
  }

  /** Not registered, its ID being taken. */
  public static BulkRowDone taken(long institutionId, long jobId, int line) {
    return of(institutionId, jobId, line, Outcome.ID_TAKEN);
  }

  private static BulkRowDone of(long institutionId, long jobId, int line, Outcome outcome) {
    BulkRowDone done = new BulkRowDone();
    done.key = new Key(jobId, line);
    done.institutionId = institutionId;
    done.outcome = outcome;
    return done;
  }

  public int line() {
    return key.rowNumber();
  }

  public Outcome outcome() {
    return outcome;
  }

  /** Sealed; null where the row was not registered, or the result was made. */
  public byte[] password() {
    return password == null ? null : password.clone();
  }
}
