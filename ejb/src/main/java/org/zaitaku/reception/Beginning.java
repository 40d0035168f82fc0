package org.zaitaku.reception;

import java.time.LocalDate;
import org.zaitaku.consent.PageText;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.PrescriptionForm;

/**
 * What a patient begins with.
 *
 * @param token of the institution's URL
 * @param choices of flow A; null in B and C
 * @param form of flow A, where the URL offers a choice; else null
 * @param examinationDate 診療予約日 of an online consultation; null where none was told
 * @param text what the patient reads
 */
public record Beginning(
    String token,
    ReceptionFlow flow,
    ConsentChoices choices,
    PrescriptionForm form,
    LocalDate examinationDate,
    PageText text) {}
