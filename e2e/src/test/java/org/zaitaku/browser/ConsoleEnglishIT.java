package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;

/**
 * The console of somebody whose browser asks for English only. Names and announcements are data.
 */
@Tag("long")
class ConsoleEnglishIT {

  private static final String HOSPITAL = "1319999015";

  /** Every word of a page that is seen, heard or shown as a hint, data left out. */
  private static final String WORDS =
      """
      () => {
        const page = document.documentElement.cloneNode(true);
        page.querySelectorAll('script, style, .head-who dd, .facts dd, article, [lang=ja], .data, .ui-datatable-data .kana, .ui-datatable-data .name, .issued .name').forEach((e) => e.remove());
        const hints = [...page.querySelectorAll('*')].flatMap((e) =>
          ['alt', 'title', 'aria-label', 'placeholder', 'data-copied', 'data-failed']
            .map((name) => e.getAttribute(name) || '').concat(
              e.matches('input[type=submit], input[type=button]') ? e.value : ''));
        return page.textContent + ' ' + hints.join(' ');
      }
      """;

  @Test
  void everyPageSpeaksEnglish() {
    try (Device terminal = Device.pcInEnglish()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal);
      Page page = console.tab();
      assertEnglish(console.shows("Welcome"));
      console.at("#begin").click();
      assertEnglish(console.shows("Log in"));
      console.at("#log-in").click();
      assertThat(console.at("#user-id-message")).hasText("Please enter User ID.");
      assertEnglish(console);
      console.tryToLogIn("12", "nobody1", "any");
      assertThat(console.at("#institution-code-message"))
          .hasText("The institution code has ten digits.");
      assertEnglish(console);
      console.tryToLogIn(HOSPITAL, "nobody1", "any");
      assertThat(console.at("main [role=alert]")).containsText("You could not be logged in.");
      assertEnglish(console);

      console.tryToLogIn(
          HOSPITAL, "kanri01", Installation.get().password(HOSPITAL, "ADMINISTRATOR"));
      assertEnglish(console.shows("Menu"));
      console.at("#log-out").click();
      assertThat(console.at("#log-out-question")).containsText("You are about to log out.");
      assertEnglish(console);
      console.at("#log-out-cancel").click();
      console.at("#entry-ACCESS_URL").click();
      assertEnglish(console.shows("Institution's URLs"));
      console.at("#announcements").click();
      assertEnglish(console.shows("Announcements"));
      page.navigate(ConsoleTerminal.address("/no-such-screen.xhtml"));
      assertEnglish(console.shows("No such screen"));
      page.navigate(ConsoleTerminal.address("/menu.xhtml?jakarta.faces.ViewState=1"));
      assertEnglish(console.shows("This cannot be accepted"));

      page.navigate(ConsoleTerminal.address("/menu.xhtml"));
      console.at("#log-out").click();
      console.at("#log-out-ok").click();
      assertThat(console.shows("Log in").at("main [role=status]")).hasText("You are logged out.");
      assertEnglish(console);
      page.navigate(ConsoleTerminal.address("/login.xhtml?notice=EXPIRED"));
      assertThat(console.at("main [role=status]")).containsText("Please log in again.");
      assertEnglish(console);
    }
  }

  @Test
  void theOperatorsScreensSpeakEnglishToo() {
    try (Device terminal = Device.pcInEnglish()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal);
      console.at("#begin").click();
      console.shows("Log in");
      console.tryToLogIn(
          "0000000000", "jisshi01", Installation.get().password("0000000000", "OPERATOR"));
      assertEnglish(console.shows("Menu"));
      Page page = console.tab();
      for (String path :
          new String[] {
            "/operator/institutions/enrol.xhtml",
            "/operator/institutions/import.xhtml",
            "/operator/reset-account.xhtml",
            "/operator/institutions.xhtml?words=nobody",
            "/operation-history.xhtml?user=nobody",
            "/operation-history.xhtml?from=x"
          }) {
        page.navigate(ConsoleTerminal.address(path));
        assertEnglish(console);
      }
      page.navigate(ConsoleTerminal.address("/operator/institutions/enrol.xhtml"));
      console.at("#code").fill("1329");
      console.at("#enrol-ok").click();
      assertThat(console.at("#code-message")).hasText("Institution code has ten digits.");
      assertEnglish(console);
      console.at("#code").fill("1319000036");
      console.at("#name").fill("英語の医院（架空）");
      console.at("#startsOn").fill("20300401");
      console.at("#enrol-ok").click();
      assertThat(console.at("#confirmed")).isVisible();
      assertEnglish(console);
      console.at("#confirmed").check();
      console.at("#enrol-ok").click();
      assertThat(console.at("#issued")).isVisible();
      assertEnglish(console);
    }
  }

  @Test
  void theAccountScreensSpeakEnglishToo() {
    try (Device terminal = Device.pcInEnglish()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal);
      console.at("#begin").click();
      console.shows("Log in");
      console.tryToLogIn(
          HOSPITAL, "kanri01", Installation.get().password(HOSPITAL, "ADMINISTRATOR"));
      console.shows("Menu");
      Page page = console.tab();
      page.navigate(
          ConsoleTerminal.address(
              "/accounts.xhtml?searched=true&state=enabled&lock=unlocked&from=20200101"));
      assertThat(console.at("#accounts .open").first()).isVisible();
      assertThat(console.at(".chip")).hasCount(3);
      assertEnglish(console);
      console.at("#disable").click();
      assertThat(console.at("#disableQuestion")).isVisible();
      assertEnglish(console);
      console.at("#disableQuestion-cancel").click();
      page.navigate(ConsoleTerminal.address("/accounts.xhtml?searched=true&attention=UNUSED"));
      assertThat(console.at(".chip")).hasCount(1);
      assertEnglish(console);

      page.navigate(ConsoleTerminal.address("/account-register.xhtml"));
      console.at("#register").click();
      assertThat(console.at("#name-message")).isVisible();
      assertEnglish(console);
      console.at("#valid-from-calendar").click();
      assertThat(console.at("#calendar-month"))
          .hasText(java.util.regex.Pattern.compile("[A-Z][a-z]+ \\d{4}"));
      assertEnglish(console);
      console.at("#calendar-close").click();
      page.waitForResponse(
          answer -> answer.request().method().equals("POST"),
          () -> console.at("#role").selectOption("GENERAL"));
      console.at("#user-id").fill("engl1");
      console.at("#name").fill("ＡＢＣ");
      console.at("#name-kana").fill("ＡＢＣ");
      console.at("#valid-from").fill("20260401");
      console.at("#register").click();
      assertThat(console.at("#question")).isVisible();
      assertEnglish(console);
      console.at("#register-ok").click();
      assertThat(console.at("#issued")).isVisible();
      assertEnglish(console);
      console.at("#issued-ok").click();
      assertThat(console.at("#issued")).isHidden();
      page.navigate(ConsoleTerminal.address("/accounts.xhtml"));
      console.at("#user-id").fill("engl1");
      console.at("#find").click();
      assertEnglish(console.shows("Account"));
      console.at("#delete").click();
      assertThat(console.at("#deleteQuestion")).isVisible();
      assertEnglish(console);
    }
  }

  private static void assertEnglish(ConsoleTerminal console) {
    Page page = console.tab();
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    assertThat((String) page.evaluate(WORDS))
        .as(page.url())
        .isNotBlank()
        .doesNotContainPattern("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
    Wholeness.assertWhole(page, page.url());
    Wholeness.assertAccessible(page, page.url());
  }
}
