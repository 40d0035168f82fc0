package org.zaitaku.accessurl;

import org.zaitaku.shared.CareSetting;

/** An institution's URL as it is handed out: the whole address. */
public record InstitutionUrl(CareSetting careSetting, String url) {}
