package org.zaitaku.reception;

import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.settings.ConsentOffer;
import org.zaitaku.shared.CareSetting;

/**
 * What a URL offers to a patient: the institution, its kind (which chapter's words are used) and
 * what is asked.
 */
public record Offer(InstitutionKind kind, CareSetting careSetting, ConsentOffer consent) {}
