package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;

/** Passwords and sessions as people at a terminal meet them. */
class ConsoleLoginIT {

  private static final String PHARMACY = "1349999035";

  private static final String NEW = "tsukue-to-mado-7";

  private static final String OF_THE_ACCOUNT =
      " where user_id = ? and institution_id = (select id from institution where code = '"
          + PHARMACY
          + "')";

  private static String hash(String userId) {
    return Records.one("select password_hash from account" + OF_THE_ACCOUNT, userId);
  }

  private static void giveBack(String userId, String hash) {
    Records.change(
        "update account set password_hash = ?, password_initial = false, password_valid_until = null"
            + OF_THE_ACCOUNT,
        hash,
        userId);
  }

  private static String password(String role) {
    return Installation.get().password(PHARMACY, role);
  }

  @Test
  @Tag("LOG-004")
  @Tag("LOG-005")
  @Tag("LOG-045")
  @Tag("X-14")
  void anInitialPasswordOpensNothingButItsChangeAndIsAskedForOnce() {
    String before = hash("iryo01");
    Records.change(
        "update account set password_initial = true, password_valid_until = current_date + 29"
            + OF_THE_ACCOUNT,
        "iryo01");
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn();
      console.tryToLogIn(PHARMACY, "iryo01", password("MEDICAL_VIEWER"));
      console.shows("パスワード変更の確認");
      assertThat(console.at("#due-words")).hasText("パスワードを変更してください。");
      Look.at(console.tab(), "console-password-due");
      for (String path : List.of("/menu.xhtml", "/announcements.xhtml", "/access-url.xhtml")) {
        console.tab().navigate(ConsoleTerminal.address(path));
        console.shows("パスワード変更の確認");
      }
      assertThat(console.at("#announcements")).hasCount(0);

      console.at("#due-ok").click();
      console.shows("パスワード変更");
      console.at("#change").click();
      assertThat(console.at("#old-password")).isFocused();
      assertThat(console.at("#old-password-message")).hasText("現在のパスワードを入力してください。");
      type(console, "not the old one", "iryo01-short", "another");
      assertThat(console.at("#old-password-message")).hasText("現在のパスワードが正しくありません。");
      assertThat(console.at("#new-password-message li"))
          .hasText(new String[] {"13文字以上で入力してください。", "ユーザIDを含むパスワードは使えません。"});
      assertThat(console.at("#repeated-message")).hasText("新しいパスワードと一致していません。");
      assertThat(console.at("#new-password")).hasAttribute("aria-invalid", "true");
      assertThat(console.at("#new-password")).hasValue("");
      Look.at(console.tab(), "console-password-change");

      type(console, password("MEDICAL_VIEWER"), NEW, NEW);
      console.shows("メニュー");
      assertThat(console.at("main [role=status]")).hasText("パスワードを変更しました。");

      console.logOut();
      console.tryToLogIn(PHARMACY, "iryo01", password("MEDICAL_VIEWER"));
      assertThat(console.at("main [role=alert]")).not().isEmpty();
      console.tryToLogIn(PHARMACY, "iryo01", NEW);
      console.shows("メニュー");
    } finally {
      giveBack("iryo01", before);
    }
  }

  @Test
  @Tag("LOG-023")
  @Tag("LOG-045")
  @Tag("LOG-047")
  void everybodyChangesTheirOwnPasswordFromTheMenu() {
    String before = hash("master01");
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console =
          ConsoleTerminal.start(terminal).toLogIn().logIn(PHARMACY, "MASTER", "master01");
      console.at("#entry-PASSWORD_CHANGE").click();
      console.shows("パスワード変更");
      assertThat(console.at("#menu")).isVisible();
      type(console, password("MASTER"), password("MASTER"), password("MASTER"));
      assertThat(console.at("#new-password-message")).containsText("最近使ったパスワードは使えません。");
      type(console, password("MASTER"), NEW, NEW);
      console.shows("メニュー");
      console.logOut();
      console.tryToLogIn(PHARMACY, "master01", NEW);
      console.shows("メニュー");
    } finally {
      giveBack("master01", before);
    }
  }

  private static void type(
      ConsoleTerminal console, String oldPassword, String newPassword, String repeated) {
    console.at("#old-password").fill(oldPassword);
    console.at("#new-password").fill(newPassword);
    console.at("#repeated").fill(repeated);
    console.at("#change").click();
  }

  @Test
  void whoLogsInElsewhereIsToldWhereTheyWereBefore() {
    try (Device first = Device.pc();
        Device second = Device.pc()) {
      ConsoleTerminal here =
          ConsoleTerminal.start(first).toLogIn().logIn(PHARMACY, "GENERAL", "ippan01");
      ConsoleTerminal there =
          ConsoleTerminal.start(second).toLogIn().logIn(PHARMACY, "GENERAL", "ippan01");

      here.at("#announcements").click();
      here.shows("ログイン");
      assertThat(here.at("main [role=status]"))
          .containsText(Pattern.compile("^このアカウントがほかの端末でログインしたため"));
      there.at("#announcements").click();
      there.shows("お知らせ一覧");
    }
  }

  @Test
  void anAdministratorSeesWhoIsLoggedInAndLogsThemOut() {
    try (Device desk = Device.pc();
        Device counter = Device.pc()) {
      ConsoleTerminal user =
          ConsoleTerminal.start(counter).toLogIn().logIn(PHARMACY, "GENERAL", "ippan01");
      ConsoleTerminal console = ConsoleTerminal.start(desk).toLogIn().logIn(PHARMACY);
      console.at("#entry-SESSIONS").click();
      console.shows("ログイン中の利用者");
      assertThat(console.at("tbody th")).containsText(new String[] {"kanri01", "ippan01"});
      assertThat(console.at("tbody tr:has-text('kanri01') button")).hasCount(0);
      Look.at(console.tab(), "console-sessions");

      console.at("tbody tr:has-text('ippan01') button").click();
      assertThat(console.at("#end-question")).containsText("を強制ログアウトします。");
      console.at("#end-cancel").click();
      assertThat(console.at("tbody tr:has-text('ippan01')")).hasCount(1);
      console.at("tbody tr:has-text('ippan01') button").click();
      console.at("#end-ok").click();
      assertThat(console.at("main [role=status]")).hasText("強制ログアウトしました。");
      assertThat(console.at("tbody tr:has-text('ippan01')")).hasCount(0);

      user.at("#announcements").click();
      user.shows("ログイン");
      assertThat(user.at("main [role=status]")).hasText("管理者の操作により、画面を終了しました。");
    }
  }

  @Test
  @Tag("LOG-007")
  void aTerminalKeepsAMarkOfItsOwnFromTheFirstLogInOn() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn();
      console.tryToLogIn(PHARMACY, "nobody1", "Unlike-it");
      assertThat(mark(terminal)).isEmpty();
      console.logIn(PHARMACY).logOut();
      assertThat(mark(terminal))
          .singleElement()
          .satisfies(
              cookie -> {
                assertThat(cookie.value).matches("[A-Za-z0-9_-]{22}");
                assertThat(cookie.httpOnly).isTrue();
                assertThat(cookie.secure).isTrue();
                assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
                assertThat(cookie.path).isEqualTo("/console");
              });
      String first = mark(terminal).get(0).value;
      console.logIn(PHARMACY);
      assertThat(mark(terminal)).extracting(cookie -> cookie.value).containsExactly(first);
    }
  }

  private static List<Cookie> mark(Device terminal) {
    return terminal.context().cookies().stream()
        .filter(cookie -> cookie.name.equals("zaitaku_terminal"))
        .toList();
  }

  @Test
  @Tag("LOG-037")
  @Tag("X-02")
  void beforeItsFirstDayAnInstitutionReachesItsAccountsAndSettingsOnly() {
    begin("current_date + 10");
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn().logIn(PHARMACY);
      for (String own :
          List.of(
              "ACCOUNT_REGISTER",
              "ACCOUNT_UPDATE",
              "PASSWORD_CHANGE",
              "ACCOUNT_BULK",
              "ACCOUNT_BULK_RESULT")) {
        assertThat(console.at("#entry-" + own)).isVisible();
      }
      for (String other : List.of("ACCESS_URL", "SESSIONS", "OPERATION_HISTORY")) {
        assertThat(console.at("#entry-" + other)).hasCount(0);
      }
      assertThat(console.at("main")).containsText("利用開始日");
      console.tab().navigate(ConsoleTerminal.address("/account-register.xhtml"));
      console.shows("アカウント管理");
      console.tab().navigate(ConsoleTerminal.address("/accounts.xhtml"));
      console.shows("アカウント検索");
      for (String path :
          List.of(
              "/access-url.xhtml",
              "/access-url/qr",
              "/sessions.xhtml",
              "/operation-history.xhtml",
              "/operation-history/csv",
              "/operator/institutions.xhtml")) {
        assertThat(console.tab().request().get(ConsoleTerminal.address(path)).status())
            .as(path)
            .isEqualTo(404);
      }
    } finally {
      begin("date '2024-04-01'");
    }
  }

  private static void begin(String day) {
    Records.change("update institution set starts_on = " + day + " where code = ?", PHARMACY);
    Records.change("update institution_code set valid_from = " + day + " where code = ?", PHARMACY);
  }
}
