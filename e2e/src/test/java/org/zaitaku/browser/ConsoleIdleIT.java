package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;

/**
 * A terminal that nobody touches: the browser's clock is put forward, the server's goes on. So the
 * server would still know the session, and what ends it is the screen.
 */
@Tag("long")
class ConsoleIdleIT {

  private static final String HOSPITAL = "1319999015";
  private static final String EXPIRED = "しばらく操作がなかったため、画面を終了しました。お手数ですが、もう一度ログインしてください。";
  private static final int LIMIT_SECONDS = 15 * 60;
  private static final int WARNING_SECONDS = 60;

  @Test
  void aMinuteBeforeTheEndTheScreenAsksAndWhatWasTypedStays() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = logIn(terminal);
      Page page = console.tab();
      type(page, "half a sent");
      page.clock().runFor((LIMIT_SECONDS - WARNING_SECONDS - 2) * 1000L);
      assertThat(console.at("#idle")).isHidden();

      page.clock().runFor(3_000);
      assertThat(console.at("#idle")).isVisible();
      assertThat(console.at("#idle-words")).hasText("操作がないため、あと1分で自動的にログアウトします。");
      assertThat(console.at("#idle button")).isFocused();
      assertThat(console.at("#typed")).hasValue("half a sent");
      Wholeness.assertAccessible(page, "console-idle");
      Layout.assertFits(page);

      console.at("#idle button").click();
      assertThat(console.at("#idle")).isHidden();
      assertThat(console.at("#typed")).isFocused();
      page.keyboard().type("ence");
      assertThat(console.at("#typed")).hasValue("half a sentence");

      // The full time begins anew.
      page.clock().runFor((LIMIT_SECONDS - WARNING_SECONDS - 5) * 1000L);
      assertThat(console.at("#idle")).isHidden();
      page.clock().runFor(6_000);
      assertThat(console.at("#idle")).isVisible();
      assertThat(console.at("#typed")).hasValue("half a sentence");
    }
  }

  @Test
  void whoeverDoesNotAnswerIsLoggedOutOnTheServerToo() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = logIn(terminal);
      assertThat(status(terminal)).isEqualTo(200);
      console.tab().clock().runFor(LIMIT_SECONDS * 1000L + 1_000);
      console.shows("ログイン");
      assertThat(console.at("main [role=status]")).hasText(EXPIRED);
      assertThat(console.at("#institution-name")).hasCount(0);
      assertThat(status(terminal)).isEqualTo(302);
      console.tab().goBack();
      assertThat(console.at("#institution-name")).hasCount(0);
    }
  }

  @Test
  void aComputerThatSleptClearsTheScreenWhenItWakes() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = logIn(terminal);
      console.tab().clock().fastForward("10:00:00");
      console.shows("ログイン");
      assertThat(console.at("main [role=status]")).hasText(EXPIRED);
      assertThat(status(terminal)).isEqualTo(302);
    }
  }

  @Test
  void whoeverGoesOnAtTheLastMomentIsNotThrownOutWhileTheServerThinks() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = logIn(terminal);
      Page page = console.tab();
      List<Route> held = new ArrayList<>();
      page.route("**/session/stay", held::add);
      page.clock().runFor((LIMIT_SECONDS - 2) * 1000L);
      page.waitForRequest("**/session/stay", () -> console.at("#idle button").click());
      page.clock().runFor(5_000);
      console.shows("メニュー");
      assertThat(held).hasSize(1);
      held.get(0).resume();
      assertThat(console.at("#idle")).isHidden();
      console.shows("メニュー");
      assertThat(status(terminal)).isEqualTo(200);
    }
  }

  @Test
  void whateverIsDoneInOneTabCountsForTheOthers() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal first = logIn(terminal);
      type(first.tab(), "in the first tab");
      first.tab().clock().runFor((LIMIT_SECONDS - 30) * 1000L);
      assertThat(first.at("#idle")).isVisible();

      // Another tab is used, as late.
      Page second = terminal.newTab();
      second
          .clock()
          .install(new com.microsoft.playwright.Clock.InstallOptions().setTime(now(first)));
      second.navigate(ConsoleTerminal.address("/menu.xhtml"));
      assertThat(first.at("#idle")).isHidden();
      first.tab().clock().runFor(60_000);
      first.shows("メニュー");
      assertThat(first.at("#typed")).hasValue("in the first tab");
      assertThat(status(terminal)).isEqualTo(200);
    }
  }

  @Test
  void aSessionThatEndedElsewhereIsToldWhenSomebodyWantsToGoOn() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = logIn(terminal);
      console.tab().clock().runFor((LIMIT_SECONDS - 30) * 1000L);
      assertThat(console.at("#idle")).isVisible();
      terminal.context().clearCookies();
      console.at("#idle button").click();
      console.shows("ログイン");
      assertThat(console.at("main [role=status]")).hasText(EXPIRED);
    }
  }

  private static ConsoleTerminal logIn(Device terminal) {
    ConsoleTerminal console = ConsoleTerminal.start(terminal);
    console.tab().clock().install();
    return console.toLogIn().logIn(HOSPITAL);
  }

  /** No screen with a field is built yet behind the log-in: one is put on the menu. */
  private static void type(Page page, String words) {
    page.evaluate(
        "() => { const field = document.createElement('input'); field.id = 'typed';"
            + " field.setAttribute('aria-label', 'typed');"
            + " document.querySelector('main').append(field); field.focus(); }");
    page.keyboard().type(words);
  }

  private static long now(ConsoleTerminal console) {
    return ((Number) console.tab().evaluate("() => Date.now()")).longValue();
  }

  /** Whether the server still knows this terminal's session. */
  private static int status(Device terminal) {
    return terminal
        .context()
        .request()
        .get(
            Installation.get().closedUrl() + "/console/menu.xhtml",
            com.microsoft.playwright.options.RequestOptions.create().setMaxRedirects(0))
        .status();
  }
}
