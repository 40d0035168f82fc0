package org.zaitaku.settings;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * オンライン資格等システム利用規約 (ENV-046).
 *
 * @param version grows with each text
 * @param body paragraphs parted by empty lines; in Japanese, in which they hold
 */
public record TermsOfUse(int version, LocalDate publishedOn, String body) implements Serializable {}
