package org.zaitaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/** Whether a finger that trembles finds everything that can be pressed: 48 px each way. */
final class Targets {

  private static final String TOO_SMALL =
      """
      () => [...document.querySelectorAll('a[href], button, summary, input, select, [role=button]')]
        .map((e) => (e.matches('input') && e.closest('label')) || e)
        .filter((e) => !e.matches('.skip') && e.checkVisibility())
        .map((e) => [e, e.getBoundingClientRect()])
        .filter(([e, box]) => box.width < 47.5 || box.height < 47.5)
        .map(([e, box]) => `${e.tagName}#${e.id}.${e.className} ${box.width}x${box.height}`)
      """;

  private Targets() {}

  static void assertLargeEnough(Page page, String screen) {
    assertThat((List<?>) page.evaluate(TOO_SMALL)).as("small targets on " + screen).isEmpty();
  }
}
