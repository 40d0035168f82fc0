package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.zaitaku.e2e.Installation;

/** The administrators' console in one tab of a terminal. */
final class ConsoleTerminal {

  private final Page page;

  private ConsoleTerminal(Page page) {
    this.page = page;
  }

  /** 《システムの利用を始める》. */
  static ConsoleTerminal start(Device terminal) {
    Page page = terminal.newTab();
    page.navigate(Installation.get().closedUrl() + "/console/");
    return new ConsoleTerminal(page);
  }

  Page tab() {
    return page;
  }

  ConsoleTerminal toLogIn() {
    page.locator("#begin").click();
    assertThat(page.locator("h1")).hasText("ログイン");
    return this;
  }

  /** Logs in as the demonstration's administrator of this institution. */
  ConsoleTerminal logIn(String institutionCode) {
    page.locator("#institution-code").fill(institutionCode);
    page.locator("#user-id").fill("kanri01");
    page.locator("#password").fill(Installation.get().password(institutionCode, "ADMINISTRATOR"));
    page.locator("#log-in").click();
    assertThat(page.locator("#user-name")).isVisible();
    return this;
  }

  ConsoleTerminal toUrls() {
    page.locator("#entry-ACCESS_URL").click();
    assertThat(page.locator("h1")).hasText("医療機関別URL取得・変更");
    return this;
  }

  /** The URL for home visits, as it is printed. */
  String homeVisitUrl() {
    return page.locator("#url-HOME_VISIT").textContent().trim();
  }

  /** The picture with the same as a two-dimensional code. */
  Locator homeVisitCode() {
    return page.locator("#qr-HOME_VISIT");
  }
}
