package org.zaitaku.reception;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the page shows to which the card app came back: one of the two.
 *
 * @param reception of this browser, as it stands now
 * @param companion where the reception is another device's
 */
@Schema(
    name = "CardReturn",
    requiredProperties = {"reception", "companion"})
public record CardReturnView(
    @Schema(nullable = true) ReceptionView reception,
    @Schema(nullable = true) CompanionView companion) {}
