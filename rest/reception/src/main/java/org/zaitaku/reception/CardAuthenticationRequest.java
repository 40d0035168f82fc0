package org.zaitaku.reception;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Asks for the card.
 *
 * @param device whose card app will read it
 * @param cardItself null where it is left out: not
 */
@Schema(name = "CardAuthenticationRequest")
public record CardAuthenticationRequest(
    @NotNull
        @Schema(
            description =
                "SAME: the card app of the device of this browser; OTHER: a phone that reads the 二次元コード")
        CardDevice device,
    @Schema(
            nullable = true,
            description =
                "Whether to ask the card app although an identity provider is configured: after `cardNeeded` of its return, by"
                    + " the same page, within five minutes. Left out, or at another time, it is not")
        Boolean cardItself) {}
