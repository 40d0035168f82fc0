package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
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
    page.navigate(address("/"));
    return new ConsoleTerminal(page);
  }

  /** The address of a path of the console. */
  static String address(String path) {
    return Installation.get().closedUrl() + "/console" + path;
  }

  Page tab() {
    return page;
  }

  Locator at(String selector) {
    return page.locator(selector);
  }

  ConsoleTerminal toLogIn() {
    page.locator("#begin").click();
    return shows("ログイン");
  }

  /** Waits for the screen with this heading. */
  ConsoleTerminal shows(String heading) {
    assertThat(page.locator("h1")).hasText(heading);
    return this;
  }

  /** Logs in as the demonstration's administrator of this institution. */
  ConsoleTerminal logIn(String institutionCode) {
    return logIn(institutionCode, "ADMINISTRATOR", "kanri01");
  }

  /** Logs in as the demonstration's account of this role. */
  ConsoleTerminal logIn(String institutionCode, String role, String userId) {
    type(institutionCode, userId, Installation.get().password(institutionCode, role));
    page.locator("#log-in").click();
    assertThat(page.locator("#user-name")).isVisible();
    return shows("メニュー");
  }

  /** What comes back when this is typed at ［ログイン］ and sent. */
  Response tryToLogIn(String institutionCode, String userId, String password) {
    type(institutionCode, userId, password);
    return page.waitForResponse(
        answer -> answer.request().method().equals("POST"), () -> page.locator("#log-in").click());
  }

  private void type(String institutionCode, String userId, String password) {
    page.locator("#institution-code").fill(institutionCode);
    page.locator("#user-id").fill(userId);
    page.locator("#password").fill(password);
  }

  ConsoleTerminal toUrls() {
    page.locator("#entry-ACCESS_URL").click();
    return shows("医療機関別URL取得・変更");
  }

  /** 《ログアウト》 and 《OK》. */
  ConsoleTerminal logOut() {
    page.locator("#log-out").click();
    page.locator("#log-out-ok").click();
    return shows("ログイン");
  }

  /** Sends a button twice, as a page does that is not answered in time; waits for both answers. */
  void twice(String button, String update) {
    page.evaluate(
        "([id, update]) => { for (let i = 0; i < 2; i++) PrimeFaces.ab({s: id, p: id, u: update}); }",
        List.of(button, update));
    page.waitForFunction("() => PrimeFaces.ajax.Queue.isEmpty()");
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
