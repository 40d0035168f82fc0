package org.zaitaku.reception;

import org.zaitaku.shared.CareSetting;

/**
 * What the device that read the card for another one is shown: enough to know what it confirms,
 * nothing of a person.
 *
 * @param matching the number that the other device shows too
 */
public record Companion(
    ReceptionFlow flow, CareSetting careSetting, String institutionName, Matching matching) {}
