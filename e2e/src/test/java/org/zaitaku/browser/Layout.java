package org.zaitaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/** Whether a page stays within its screen. */
final class Layout {

  /** Elements with an edge right of the screen; what scrolls within itself is left out. */
  private static final String BEYOND =
      """
      () => {
        const scrolls = (e) => e && (['auto', 'scroll'].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
        return [...document.querySelectorAll('body *')]
        .filter((e) => e.checkVisibility())
        .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .filter((e) => !scrolls(e.parentElement))
        .map((e) => e.tagName + '#' + e.id + '.' + e.className);
      }
      """;

  private static final String SIDEWAYS =
      "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

  private Layout() {}

  static void assertFits(Page page) {
    assertThat((List<?>) page.evaluate(BEYOND)).as("beyond the screen").isEmpty();
    assertThat(((Number) page.evaluate(SIDEWAYS)).intValue()).as("sideways scroll").isZero();
  }
}
