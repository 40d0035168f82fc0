package org.zaitaku.consent;

import java.util.HexFormat;
import org.zaitaku.shared.Sha256;

/**
 * The whole text of the patients' pages in one language, and what names it.
 *
 * @param body the file with all words, as the browser gets it
 */
public record PageText(ShownText shown, String body) {

  public static PageText of(String language, String body) {
    return new PageText(new ShownText(language, HexFormat.of().formatHex(Sha256.of(body))), body);
  }

  /** Not its words. */
  @Override
  public String toString() {
    return "PageText[" + shown.language() + " " + shown.version() + "]";
  }
}
