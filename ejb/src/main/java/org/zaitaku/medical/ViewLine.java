package org.zaitaku.medical;

import java.io.Serializable;
import java.time.Instant;

/**
 * A line of ［医療情報閲覧履歴照会］.
 *
 * @param userName the viewer's, as it was then
 * @param patientName by the latest eligibility that the institution obtained; null where none was,
 *     or nothing may be told of the patient any more
 */
public record ViewLine(
    long id,
    Instant at,
    String userId,
    String userName,
    long patientId,
    String patientName,
    MedicalInformation kind)
    implements Serializable {

  /** Never names of people. */
  @Override
  public String toString() {
    return "ViewLine[" + id + "]";
  }
}
