package org.zaitaku.reception;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A number that two devices show, whose holders say that it is the same.
 *
 * @param number 10 to 99
 * @param confirmed whether the holder of this device said so already
 */
@Schema(
    name = "Matching",
    requiredProperties = {"number", "confirmed"})
public record MatchingView(int number, boolean confirmed) {

  static MatchingView from(Matching matching) {
    return new MatchingView(matching.number(), matching.confirmed());
  }
}
