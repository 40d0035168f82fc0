package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The administrator's part of the story: log in, take the URL; a patient's phone opens its code.
 */
class ConsoleUrlIT {

  private static final String HOSPITAL = "1319999015";

  @Test
  @Tag("URL-004")
  @Tag("URL-006")
  @Tag("URL-016")
  @Tag("URL-017")
  void whatAnAdministratorCopiesAndWhatACodeReaderReadsIsTheUrlThatPatientsOpen() {
    try (Device terminal = Device.pc();
        Device phone = Device.phone()) {
      terminal.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      ConsoleTerminal console = ConsoleTerminal.start(terminal);
      Page page = console.tab();
      Look.at(page, "console-start");
      console.toLogIn();
      Look.at(page, "console-login");
      console.logIn(HOSPITAL);
      assertThat(page.locator("#institution-name")).hasText("見本市民病院（架空）");
      Look.at(page, "console-menu");
      console.toUrls();
      Look.at(page, "console-access-url");

      assertThat(page.locator("main .ways a")).hasText(new String[] {"メニュー", "戻る"});
      String url = console.homeVisitUrl();
      assertThat(url).isEqualTo(Records.homeVisitUrl(HOSPITAL));
      page.locator("[data-copy=url-HOME_VISIT]").click();
      assertThat(page.locator("#url-HOME_VISIT-copied")).not().isEmpty();
      assertThat(page.evaluate("() => navigator.clipboard.readText()")).isEqualTo(url);
      String read = TwoDimensionalCode.decode(console.homeVisitCode());
      assertThat(read).isEqualTo(url);
      assertThat(
              Records.rows(
                  "select e.actor_kind, e.action, e.outcome from audit_event e"
                      + " join institution i on i.id = e.institution_id"
                      + " where i.code = ? and e.actor_name = 'kanri01'"
                      + " order by e.at desc, e.id desc limit 1",
                  HOSPITAL))
          .containsExactly(List.of("ACCOUNT", "ACCESS_URL_SHOWN", "SUCCESS"));

      phone.open(read).shows("同意登録の準備と開始").says("見本市民病院（架空）");
    }
  }
}
