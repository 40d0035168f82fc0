package org.zaitaku.reception;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.zaitaku.shared.CareSetting;

/**
 * What the device is shown that read the card for another one; nothing of a person.
 *
 * @param matching the number that the other device shows too
 */
@Schema(
    name = "Companion",
    requiredProperties = {"flow", "careSetting", "institutionName", "matching"})
public record CompanionView(
    ReceptionFlow flow, CareSetting careSetting, String institutionName, MatchingView matching) {

  static CompanionView from(Companion companion) {
    return new CompanionView(
        companion.flow(),
        companion.careSetting(),
        companion.institutionName(),
        MatchingView.from(companion.matching()));
  }
}
