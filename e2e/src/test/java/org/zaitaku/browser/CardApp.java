package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The stand-in for the マイナポータル app in one tab. */
final class CardApp {

  private final Page page;

  CardApp(Page page) {
    this.page = page;
    shows("模擬カードを選ぶ");
  }

  Page tab() {
    return page;
  }

  Locator at(String selector) {
    return page.locator(selector);
  }

  CardApp shows(String heading) {
    assertThat(page.locator("h1")).hasText(heading);
    assertThat(page.locator("#warning")).hasText("模擬画面です。本物の暗証番号を入力しないでください");
    return this;
  }

  CardApp lay(String card) {
    page.locator("#card-" + card).click();
    return this;
  }

  /** Types the PIN and reads the card with it. */
  CardApp enter(String pin) {
    shows("パスワードの入力");
    page.locator("#pin").fill(pin);
    page.locator("#next").click();
    shows("カードの読み取り");
    page.locator("#start-reading").click();
    return this;
  }

  /** A whole use of the app that goes well: it returns by itself (JPKI-008). */
  ReceptionPage authenticate(String card) {
    lay(card).enter(Traffic.PIN);
    page.waitForURL(url -> url.contains("/reception/"));
    return new ReceptionPage(page);
  }

  /** The PIN of the card that lies there, typed once more, and back to the reception. */
  ReceptionPage enterAgain(String pin) {
    enter(pin);
    return new ReceptionPage(page);
  }

  /** A whole use of the app that the server refuses. */
  CardApp refused(String card) {
    lay(card).enter(Traffic.PIN);
    return shows("認証できませんでした");
  }

  /** マイナ在宅受付Webへ戻る. */
  ReceptionPage goBack() {
    page.locator("#return").click();
    return new ReceptionPage(page);
  }
}
