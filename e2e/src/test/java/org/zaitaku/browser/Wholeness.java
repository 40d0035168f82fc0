package org.zaitaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** Whether everybody can use a page, and whether every word of it is a word. */
final class Wholeness {

  /** A value without words, a place without its value, a key without its text. */
  private static final Pattern NO_WORD =
      Pattern.compile("\\[object|undefined|\\bnull\\b|NaN|\\{\\w+\\}|\\?\\?\\?");

  private Wholeness() {}

  /** axe's rules, WCAG and best practices alike. */
  static void assertAccessible(Page page, String screen) {
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as("axe on " + screen)
        .extracting(
            rule ->
                rule.getId()
                    + " "
                    + rule.getNodes().get(0).getHtml()
                    + " "
                    + rule.getNodes().get(0).getFailureSummary())
        .isEmpty();
  }

  /** Also of what is folded. */
  static void assertWhole(Page page, String screen) {
    assertThat(page.locator("body").textContent()).as(screen).doesNotContainPattern(NO_WORD);
  }
}
