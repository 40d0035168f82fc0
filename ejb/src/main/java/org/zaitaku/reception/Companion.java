package org.zaitaku.reception;

import org.zaitaku.shared.CareSetting;

/**
 * What the device that read the card for another one is shown: enough to know what it confirms,
 * nothing of a person.
 *
 * @param number that the other device shows too, 10 to 99
 * @param confirmed whether this device said so already
 */
public record Companion(
    ReceptionFlow flow,
    CareSetting careSetting,
    String institutionName,
    int number,
    boolean confirmed) {}
