package org.zaitaku.reception;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the page shows to which the card app came back: one of the two, or nothing where the end of
 * this browser's reception was told to another page.
 *
 * @param reception of this browser, as it stands now
 * @param companion where the reception is another device's
 */
@Schema(
    name = "CameBack",
    requiredProperties = {"reception", "companion"})
public record CardReturnView(
    @Schema(nullable = true) ReceptionView reception,
    @Schema(nullable = true) CompanionView companion) {}
