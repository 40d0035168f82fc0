package org.zaitaku.reception;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which words the page shows: kept with the consent.
 *
 * @param language a language of the pages
 * @param version of the page's files, out of their addresses
 */
@Schema(name = "Text")
public record TextRequest(
    @Schema(example = "ja", required = true) String language,
    @Schema(example = "0123456789abcdef", required = true) String version) {}
