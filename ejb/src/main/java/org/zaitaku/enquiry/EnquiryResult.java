package org.zaitaku.enquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.zaitaku.eligibility.Eligibility;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.PrescriptionForm;

/**
 * What an institution is told of one patient in its care.
 *
 * @param relationId the care relation, by which the screens mean the patient
 * @param day 資格確認日
 * @param eligibility as it was on that day, limited to the consent; empty where nothing may be told
 * @param choices what the patient agreed to
 * @param consentedAt when
 * @param prescriptionForm null where none was asked for
 * @param reference null where the patient has none
 */
public record EnquiryResult(
    long relationId,
    CareSetting careSetting,
    LocalDate day,
    Optional<Eligibility> eligibility,
    ConsentChoices choices,
    Instant consentedAt,
    PrescriptionForm prescriptionForm,
    ReferenceNumber reference) {

  /** The same patient with this 照会番号. */
  public EnquiryResult with(ReferenceNumber given) {
    return new EnquiryResult(
        relationId, careSetting, day, eligibility, choices, consentedAt, prescriptionForm, given);
  }

  /** Never its contents. */
  @Override
  public String toString() {
    return "EnquiryResult[" + relationId + "]";
  }
}
