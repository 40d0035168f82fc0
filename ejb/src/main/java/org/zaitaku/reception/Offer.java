package org.zaitaku.reception;

import org.zaitaku.settings.ConsentOffer;
import org.zaitaku.shared.CareSetting;

/** What a URL offers to a patient. */
public record Offer(CareSetting careSetting, ConsentOffer consent) {}
