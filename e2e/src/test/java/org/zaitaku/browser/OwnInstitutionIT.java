package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 機関コード and 機関名 on the screens: shown, never typed, and always one's own. */
class OwnInstitutionIT {

  private static final String OWN = "1339999029";
  private static final String NAME = "見本歯科医院（架空）";
  private static final String ANOTHER = "1319999015";

  /** Entry of the menu, and whether its screen has 機関名 beside 機関コード. */
  private static final Map<String, Boolean> SCREENS =
      Map.of(
          "ACCOUNT_REGISTER", true,
          "ACCOUNT_UPDATE", false,
          "SETTINGS", true,
          "ACCESS_URL", true,
          "ACTIVATION_CODES", true,
          "VIEW_HISTORY", false);

  private static void assertShown(ConsoleTerminal console, String screen, boolean withName) {
    Locator main = console.at("main");
    assertThat(main.locator(".facts dd").filter(text(OWN))).hasCount(1);
    assertThat(main.locator(".facts dd").filter(text(NAME))).hasCount(withName ? 1 : 0);
    if (!withName) {
      assertThat(main).not().containsText(NAME);
    }
    assertThat(main).not().containsText(ANOTHER);
    for (Locator input : main.locator("input:not([type=hidden]), textarea, select").all()) {
      assertThat(input.inputValue()).as(screen).doesNotContain(OWN).doesNotContain(NAME);
    }
  }

  private static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  @Tag("ORG-004")
  @Tag("ORG-005")
  @Tag("ORG-006")
  void theOwnCodeIsOnEachOfTheScreensAndTheNameOnAllButTheSearches() {
    assertThat(Records.one("select name from institution where code = ?", OWN)).isEqualTo(NAME);
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn().logIn(OWN);
      SCREENS.forEach(
          (entry, withName) -> {
            console.tab().navigate(ConsoleTerminal.address("/menu.xhtml"));
            console.at("#entry-" + entry).click();
            assertThat(console.at("main .ways")).isVisible();
            assertShown(console, entry, withName);
          });
      String account =
          Records.one(
              "select a.id from account a join institution i on i.id = a.institution_id where i.code = ? and a.user_id = 'ippan01'",
              OWN);
      console.tab().navigate(ConsoleTerminal.address("/accounts/account.xhtml?id=" + account));
      assertShown(console, "account", true);
    }
  }

  @ParameterizedTest
  @Tag("ORG-005")
  @ValueSource(
      strings = {
        "account-register",
        "accounts",
        "environment-settings",
        "access-url",
        "activation-codes",
        "view-history"
      })
  void anotherCodeInTheAddressChangesNothing(String screen) {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn().logIn(OWN);
      console
          .tab()
          .navigate(
              ConsoleTerminal.address(
                  "/" + screen + ".xhtml?institution=" + ANOTHER + "&institutionCode=" + ANOTHER));
      assertThat(console.at("main .ways")).isVisible();
      assertThat(console.at("#institution-name")).hasText(NAME);
      assertThat(console.at("main")).not().containsText("見本市民病院");
    }
  }

  @Test
  @Tag("ORG-005")
  void anotherCodeInTheFormRegistersTheAccountAtOnesOwnInstitution() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn().logIn(OWN);
      console.at("#entry-ACCOUNT_REGISTER").click();
      console
          .tab()
          .waitForResponse(
              answer -> answer.request().method().equals("POST"),
              () -> console.at("#role").selectOption("GENERAL"));
      console.at("#user-id").fill("tamesi04");
      console.at("#name").fill("試験　四郎");
      console.at("#name-kana").fill("シケン シロウ");
      console.at("#valid-from").fill("20260401");
      console
          .tab()
          .evaluate(
              "code => ['institution', 'institutionCode', 'institution-code', 'code'].forEach(name => {"
                  + " const field = document.createElement('input'); field.type = 'hidden'; field.name = name; field.value = code;"
                  + " document.getElementById('account').append(field); })",
              ANOTHER);
      console.at("#register").click();
      console.at("#register-ok").click();
      assertThat(console.at("#issued")).isVisible();
      assertThat(
              Records.rows(
                  "select i.code from account a join institution i on i.id = a.institution_id where a.user_id = 'tamesi04'"))
          .containsExactly(List.of(OWN));
    }
  }
}
