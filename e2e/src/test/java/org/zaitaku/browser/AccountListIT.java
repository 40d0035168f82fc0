package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The list of ［アカウント検索］: its pages, its order, its conditions, and that all of it is kept. */
@Tag("long")
class AccountListIT {

  private static final String CLINIC = "1339999029";

  private static final int ACCOUNTS = 25;

  /**
   * list01 to list25, each begun a day before the one before it; two end soon, one later; two were
   * never used in a hundred days, one ten days ago.
   */
  @BeforeAll
  static void accounts() {
    Records.change(
        "insert into account (id, institution_id, user_id, role, user_name, user_name_kana, password_hash, failed_logins, enabled, valid_from,"
            + " valid_until, version, registered_at, last_login_at, password_initial, password_set_at)"
            + " select 20000000 + n, i.id, 'list' || lpad(n::text, 2, '0'), 'GENERAL', '一覧　花子', 'イチラン　ハナコ', 'x', 0, n % 2 = 1,"
            + " date '2024-02-01' - n,"
            + " case when n in (3, 7) then current_date + 10 when n = 9 then current_date + 60 end, 0,"
            + " case when n in (5, 11, 13) then now() - interval '100 days' else now() end,"
            + " case when n = 13 then now() - interval '10 days' end, false, now()"
            + " from institution i, generate_series(1, ?) n where i.code = ?",
        ACCOUNTS, CLINIC);
  }

  private static ConsoleTerminal listed(Device terminal) {
    return find(ConsoleTerminal.start(terminal).toLogIn().logIn(CLINIC));
  }

  private static ConsoleTerminal find(ConsoleTerminal console) {
    console.tab().navigate(ConsoleTerminal.address("/accounts.xhtml"));
    console.at("#name").fill("一覧");
    console.at("#find").click();
    assertThat(rows(console).first()).isVisible();
    return console;
  }

  private static Locator rows(ConsoleTerminal console) {
    return console.at("#accounts .open");
  }

  private static Locator report(ConsoleTerminal console) {
    return console.at("#accounts .ui-paginator-current");
  }

  @Test
  @Tag("ACC-062")
  void theTableTurnsItsPagesAndComesBackToTheSame() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = listed(terminal);
      assertThat(report(console)).hasText("25件中 1～20件");
      assertThat(rows(console)).hasCount(20);
      assertThat(rows(console).first()).hasText("list01");
      console.at("#accounts .ui-paginator-next").click();
      assertThat(report(console)).hasText("25件中 21～25件");
      assertThat(rows(console))
          .hasText(new String[] {"list21", "list22", "list23", "list24", "list25"});
      Look.at(console.tab(), "console-accounts-second-page");
      rows(console).nth(1).click();
      console.shows("アカウント管理").at("#back").click();
      console.shows("アカウント検索");
      assertThat(report(console)).hasText("25件中 21～25件");
      assertThat(rows(console).first()).hasText("list21");
      // A new search begins at its beginning.
      console.at("#find").click();
      assertThat(report(console)).hasText("25件中 1～20件");
    }
  }

  @Test
  void theNumberOfRowsIsKeptForTheNextLogIn() {
    try (Device terminal = Device.pc();
        Device other = Device.pc()) {
      ConsoleTerminal console = listed(terminal);
      assertThat(console.at("#accounts .ui-paginator-rpp-options option"))
          .hasText(new String[] {"10", "20", "50", "100"});
      console.at("#accounts .ui-paginator-rpp-options").selectOption("10");
      assertThat(rows(console)).hasCount(10);
      console.logOut().logIn(CLINIC);
      find(console);
      assertThat(rows(console)).hasCount(10);
      assertThat(console.at("#accounts .ui-paginator-rpp-options")).hasValue("10");
      assertThat(rows(listed(other))).hasCount(20);
    }
  }

  @Test
  @Tag("ACC-064")
  void aColumnSortsAllPagesAndStaysSorted() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = listed(terminal);
      assertThat(rows(console).first()).hasText("list01");
      assertThat(column(console, "ユーザID")).hasAttribute("aria-sort", "ascending");
      column(console, "利用開始日").click();
      assertThat(column(console, "利用開始日")).hasAttribute("aria-sort", "ascending");
      assertThat(rows(console).first()).hasText("list25");
      column(console, "利用開始日").click();
      assertThat(column(console, "利用開始日")).hasAttribute("aria-sort", "descending");
      assertThat(rows(console).first()).hasText("list01");
      column(console, "ユーザID").click();
      assertThat(column(console, "ユーザID")).hasAttribute("aria-sort", "ascending");
      column(console, "ユーザID").click();
      assertThat(rows(console).first()).hasText("list25");
      console.at("#accounts .ui-paginator-next").click();
      assertThat(rows(console).first()).hasText("list05");
      rows(console).first().click();
      console.shows("アカウント管理").at("#back").click();
      assertThat(rows(console).first()).hasText("list05");
      assertThat(column(console, "ユーザID")).hasAttribute("aria-sort", "descending");
      // By keys as well.
      column(console, "有効／無効").focus();
      console.tab().keyboard().press("Enter");
      assertThat(column(console, "有効／無効")).hasAttribute("aria-sort", "ascending");
      assertThat(rows(console).first()).hasText("list02");
    }
  }

  private static Locator column(ConsoleTerminal console, String heading) {
    return console
        .at("#accounts thead th")
        .filter(new Locator.FilterOptions().setHas(console.at("text=\"" + heading + "\"")));
  }

  @Test
  @Tag("ACC-053")
  @Tag("ACC-058")
  @Tag("ACC-061")
  @Tag("ACC-063")
  void theConditionsStandInTheAddressAndAsChipsAndPeopleDoNot() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = listed(terminal);
      console.at("#role").selectOption("GENERAL");
      console.at("#state").selectOption("enabled");
      console.at("#lock").selectOption("unlocked");
      console.at("#valid-from").fill("20240110");
      console.at("#find").click();
      assertThat(console.at(".chip")).hasCount(5);
      String address = console.tab().url();
      assertThat(address.substring(address.indexOf('?') + 1).split("&"))
          .containsExactlyInAnyOrder(
              "searched=true", "role=GENERAL", "state=enabled", "lock=unlocked", "from=20240110");
      assertThat(console.at(".chip > span"))
          .hasText(
              new String[] {
                "権限区分: 一般利用者", "ユーザ名: 一覧", "有効／無効: 有効", "アカウントロック: なし", "利用開始年月日: 2024/01/10"
              });
      assertThat(rows(console).last()).hasText("list21");
      assertThat(rows(console)).hasCount(11);

      console.tab().reload();
      assertThat(rows(console)).hasCount(11);
      rows(console).first().click();
      console.shows("アカウント管理");
      console.tab().goBack();
      console.shows("アカウント検索");
      assertThat(console.tab()).hasURL(address);
      assertThat(console.at("#valid-from")).hasValue("2024/01/10");
      assertThat(console.at("#name")).hasValue("一覧");

      remove(console, "有効／無効");
      assertThat(rows(console)).hasCount(20);
      assertThat(report(console)).hasText("22件中 1～20件");
      remove(console, "利用開始年月日");
      assertThat(report(console)).hasText("25件中 1～20件");
      remove(console, "権限区分");
      remove(console, "アカウントロック");
      assertThat(console.at(".chip")).hasCount(1);
      assertThat(console.tab()).hasURL(Pattern.compile(".*/accounts\\.xhtml\\?searched=true"));

      console.at("#valid-until").fill("2024/13/01");
      console.at("#find").click();
      assertThat(console.at("#valid-until-message")).containsText("20201010");
      assertThat(console.at("#valid-until")).isFocused();
      console.at("#clear").click();
      assertThat(console.at("#valid-until")).hasValue("");
      assertThat(console.at("#name")).hasValue("");
    }
  }

  private static void remove(ConsoleTerminal console, String condition) {
    int before = console.at(".chip").count();
    console
        .at(".chip")
        .filter(new Locator.FilterOptions().setHasText(condition))
        .locator(".chip-remove")
        .click();
    assertThat(console.at(".chip")).hasCount(before - 1);
  }

  @Test
  void accountsThatEndSoonOrThatNobodyUsesAreListed() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = listed(terminal);
      console.at("#attention").selectOption("ENDING_SOON");
      console.at("#find").click();
      assertThat(rows(console)).hasText(new String[] {"list03", "list07"});
      assertThat(console.at(".chip > span").last()).hasText("確認が必要なアカウント: 30日以内に利用を終了する");
      assertThat(console.tab()).hasURL(Pattern.compile(".*attention=ENDING_SOON"));
      console.at("#attention").selectOption("UNUSED");
      console.at("#find").click();
      assertThat(rows(console)).hasText(new String[] {"list05", "list11"});
      assertThat(console.tab()).hasURL(Pattern.compile(".*attention=UNUSED"));
      Look.at(console.tab(), "console-accounts-unused");
    }
  }

  @Test
  void onANarrowScreenEachRowIsACardWithItsHeadings() {
    try (Device terminal = Device.of(360, 740)) {
      ConsoleTerminal console = listed(terminal);
      Look.at(console.tab(), "console-accounts-narrow");
      Locator row = console.at("#accounts .ui-datatable-data > tr").nth(2);
      for (String words :
          List.of("ユーザID", "list03", "権限区分", "一般利用者", "利用開始日", "2024/01/29", "利用終了日")) {
        assertThat(row.locator("text=" + words).first()).isVisible();
      }
      assertThat(console.at("#accounts thead th").first()).isHidden();
      console.at("#accounts .ui-reflow-dropdown").selectOption("ユーザID 降順");
      assertThat(rows(console).first()).hasText("list25");
      rows(console).first().click();
      console.shows("アカウント管理");
      Look.at(console.tab(), "console-account-narrow");
    }
  }

  @Test
  void leavingThePageForgetsTheIssuedPasswords() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn().logIn(CLINIC);
      Page page = console.tab();
      page.navigate(ConsoleTerminal.address("/accounts.xhtml"));
      console.at("#user-id").fill("list02");
      console.at("#find").click();
      console.shows("アカウント管理").at("#initialize").click();
      console.at("#initialize-ok").click();
      console.at("#show-password").click();
      Pattern password = Pattern.compile("([a-km-z]{3}[2-9]-){2}[a-km-z]{3}[2-9]");
      assertThat(console.at(".issued-password")).hasText(password);
      String form =
          (String)
              page.evaluate(
                  "() => new URLSearchParams(new FormData(document.getElementById('issued-form'))).toString()");
      String address = page.url();
      assertThat(asked(terminal, address, form)).containsPattern(password);

      page.navigate(ConsoleTerminal.address("/menu.xhtml"));
      console.shows("メニュー");
      org.awaitility.Awaitility.await()
          .untilAsserted(
              () -> assertThat(asked(terminal, address, form)).doesNotContainPattern(password));
      page.goBack();
      console.shows("アカウント管理");
      assertThat(console.at("#issued")).isHidden();
      assertThat(page.content()).doesNotContainPattern(password);
    }
  }

  /** What the server answers who still has the page's form and asks for the passwords. */
  private static String asked(Device terminal, String address, String form) {
    return terminal
        .context()
        .request()
        .post(
            address,
            com.microsoft.playwright.options.RequestOptions.create()
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .setHeader("Origin", org.zaitaku.e2e.Installation.get().closedUrl())
                .setData(form + "&show-password=show-password"))
        .text();
  }
}
