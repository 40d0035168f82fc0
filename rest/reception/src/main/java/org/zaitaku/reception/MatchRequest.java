package org.zaitaku.reception;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the holder of the browser that began says.
 *
 * @param matches whether both devices show the same number
 */
@Schema(name = "MatchRequest")
public record MatchRequest(@NotNull Boolean matches) {}
