package org.zaitaku.consent;

import java.util.regex.Pattern;

/**
 * Which text a patient read: the language of the pages, and the version of its text, which the
 * table {@code consent_text} keeps word for word, written once and never changed.
 *
 * @param language a language tag, e.g. {@code ja} or {@code ja-x-easy}
 * @param version SHA-256 of the text in lower-case hex
 */
public record ShownText(String language, String version) {

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}");

  private static final Pattern VERSION = Pattern.compile("[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException for a part of another form
   */
  public ShownText {
    if (!LANGUAGE.matcher(language).matches() || !VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException("no language or no version of a text");
    }
  }
}
