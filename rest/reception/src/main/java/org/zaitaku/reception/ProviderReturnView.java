package org.zaitaku.reception;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the page shows to which an identity provider sent the browser back.
 *
 * @param reception of this browser, as it stands now; null where its end was told to another page
 * @param cardNeeded whether the card itself must be read next, to know whom the provider means
 */
@Schema(
    name = "CameBackFromProvider",
    requiredProperties = {"reception", "cardNeeded"})
public record ProviderReturnView(
    @Schema(nullable = true) ReceptionView reception, boolean cardNeeded) {}
