package org.zaitaku.reception;

import org.zaitaku.consent.PageText;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.PrescriptionForm;

/**
 * What a patient begins with.
 *
 * @param token of the institution's URL
 * @param choices of flow A; null in B and C
 * @param form of flow A, where the URL offers a choice; else null
 * @param text what the patient reads
 */
public record Beginning(
    String token,
    ReceptionFlow flow,
    ConsentChoices choices,
    PrescriptionForm form,
    PageText text) {}
