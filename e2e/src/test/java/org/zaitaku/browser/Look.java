package org.zaitaku.browser;

import com.microsoft.playwright.Page;

/** What every screen is asked for, whatever it shows, and its picture. */
final class Look {

  private Look() {}

  /**
   * The screen fits, is accessible, and nothing of it is broken.
   *
   * @param screen the name of its picture
   */
  static void at(Page page, String screen) {
    Layout.assertFits(page);
    Wholeness.assertAccessible(page, screen);
    Wholeness.assertWhole(page, screen);
    Screenshot.keep(page, screen);
  }
}
