package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The administrators' account screens as a browser shows them: every dialog in its order. */
@Tag("long")
class AccountScreensIT {

  private static final String HOSPITAL = "1319999015";
  private static final String PHARMACY = "1349999035";

  private static final String PASSWORD = "([a-km-z]{3}[2-9]-){2}[a-km-z]{3}[2-9]";
  private static final String HIDDEN = "●".repeat(14);

  private static ConsoleTerminal administrator(Device terminal, String institution) {
    return ConsoleTerminal.start(terminal).toLogIn().logIn(institution);
  }

  private static ConsoleTerminal toRegister(ConsoleTerminal console) {
    console.tab().navigate(ConsoleTerminal.address("/menu.xhtml"));
    console.shows("メニュー").at("#entry-ACCOUNT_REGISTER").click();
    return console.shows("アカウント管理");
  }

  private static ConsoleTerminal toSearch(ConsoleTerminal console) {
    console.tab().navigate(ConsoleTerminal.address("/menu.xhtml"));
    console.shows("メニュー").at("#entry-ACCOUNT_UPDATE").click();
    return console.shows("アカウント検索");
  }

  private static void fill(ConsoleTerminal console, String role, String userId, String name) {
    choose(console, role);
    console.at("#user-id").fill(userId);
    console.at("#name").fill(name);
    console.at("#name-kana").fill("ヤマダ ハナコ");
    console.at("#valid-from").fill("20260401");
    console.at("#valid-until").fill("2030/3/31");
  }

  private static void choose(ConsoleTerminal console, String role) {
    console
        .tab()
        .waitForResponse(
            answer -> answer.request().method().equals("POST"),
            () -> console.at("#role").selectOption(role));
  }

  /** 《登録》, 《OK》, 《OK》. */
  private static void register(ConsoleTerminal console, String role, String userId, String name) {
    fill(console, role, userId, name);
    console.at("#register").click();
    console.at("#register-ok").click();
    console.at("#issued-ok").click();
    assertThat(console.at("#issued")).isHidden();
  }

  private static long stored(String userId) {
    return Records.rows(
            "select 1 from account where lower(user_id) = lower(?) and deleted_at is null", userId)
        .size();
  }

  private static String of(String userId, String what) {
    return Records.one("select " + what + " from account where user_id = ?", userId);
  }

  @Test
  @Tag("ACC-035")
  @Tag("ACC-041")
  @Tag("ACC-042")
  @Tag("ACC-043")
  @Tag("ACC-044")
  @Tag("ACC-045")
  @Tag("ACC-046")
  @Tag("ACC-047")
  @Tag("ACC-048")
  @Tag("ACC-049")
  @Tag("ACC-083")
  void registeringAsksFirstAndShowsTheInitialPasswordHidden() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toRegister(administrator(terminal, HOSPITAL));
      assertThat(console.at(".facts").first()).containsText(HOSPITAL);
      assertThat(console.at(".facts").first()).containsText("見本市民病院（架空）");
      assertThat(console.at("#role option"))
          .hasText(
              new String[] {
                "選択してください", "一般利用者", "医療情報閲覧", "WebAPI用", "連携アプリケーション用", "顔認証付きカードリーダー用"
              });
      assertThat(console.at("main input[type=password]")).hasCount(0);
      assertThat(console.at("#menu")).isVisible();
      Look.at(console.tab(), "console-account-register");

      fill(console, "GENERAL", "browse1", "髙﨑 𠮷");
      console.at("#register").click();
      assertThat(console.at("#question")).isVisible();
      assertThat(console.at("#question")).containsText("よろしいですか");
      Look.at(console.tab(), "console-account-register-question");
      assertThat(stored("browse1")).isZero();
      console.at("#question-cancel").click();
      assertThat(console.at("#question")).isHidden();
      assertThat(stored("browse1")).isZero();
      assertThat(console.at("#name")).hasValue("髙﨑 𠮷");

      console.at("#register").click();
      console.at("#register-ok").click();
      assertThat(console.at("#issued")).isVisible();
      assertThat(stored("browse1")).isOne();
      assertThat(console.at(".issued-id")).hasText("browse1");
      assertThat(console.at(".issued-password")).hasText(HIDDEN);
      assertThat(console.tab().content()).doesNotContainPattern(PASSWORD);
      assertThat(console.at("#issued")).containsText("作業を依頼した方に伝えてください");
      assertThat(console.at("#issued")).containsText("初期パスワードの有効日数は30日間です");
      Look.at(console.tab(), "console-account-register-done");
      console.at("#show-password").click();
      assertThat(console.at(".issued-password")).hasText(java.util.regex.Pattern.compile(PASSWORD));
      console.at("#issued-ok").click();
      assertThat(console.at("#issued")).isHidden();
      console.shows("アカウント管理");
      assertThat(console.at("#user-id")).hasValue("");
      assertThat(console.tab().content()).doesNotContainPattern(PASSWORD);
      console.tab().reload();
      assertThat(console.at("#issued")).isHidden();
      for (String way : List.of("#menu", "#back")) {
        toRegister(console).at(way).click();
        console.shows("メニュー");
      }
    }
  }

  @Test
  @Tag("ACC-050")
  @Tag("ACC-051")
  void theSettingsAreOfferedAsPdfAndTheScreenIsReadyForTheNext() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toRegister(administrator(terminal, HOSPITAL));
      fill(console, "MEDICAL_VIEWER", "browse2", "髙﨑　𠮷");
      console.at("#register").click();
      console.at("#register-ok").click();
      console.at("#show-password").click();
      Locator shown = console.at(".issued-password");
      assertThat(shown).hasText(java.util.regex.Pattern.compile(PASSWORD));
      String password = shown.textContent();
      List<String> types = new ArrayList<>();
      console
          .tab()
          .onResponse(
              answer -> {
                if (answer.headers().containsKey("content-disposition")) {
                  types.add(
                      answer.headers().get("content-type")
                          + " "
                          + answer.headers().get("cache-control"));
                }
              });
      Download file = console.tab().waitForDownload(() -> console.at("#download-settings").click());
      assertThat(file.suggestedFilename()).isEqualTo("account-browse2.pdf");
      assertThat(types).containsExactly("application/pdf no-store");
      assertThat(text(file))
          .contains("アカウント設定情報", HOSPITAL, "見本市民病院（架空）", "医療情報閲覧", "browse2", "髙﨑　𠮷", "2026/04/01")
          .contains(password);
      assertThat(console.at("#issued")).isHidden();
      console.shows("アカウント管理");
      assertThat(console.at("#user-id")).hasValue("");
      assertThat(console.tab().content()).doesNotContain(password);
    }
  }

  private static String text(Download file) {
    return text(file, 1);
  }

  private static String text(Download file, int pages) {
    try (InputStream bytes = file.createReadStream();
        PDDocument document = Loader.loadPDF(bytes.readAllBytes())) {
      assertThat(document.getNumberOfPages()).isEqualTo(pages);
      return new PDFTextStripper().getText(document);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  @Tag("ACC-037")
  @Tag("ACC-038")
  @Tag("ACC-039")
  @Tag("ACC-040")
  @Tag("ACC-031")
  void everyFaultStandsAtItsFieldAndWhatWasTypedStays() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toRegister(administrator(terminal, HOSPITAL));
      console.at("#valid-from").fill("");
      console.at("#register").click();
      assertThat(console.at("#role-message")).hasText("権限区分を選択してください。");
      assertThat(console.at("#name-message")).hasText("ユーザ名を入力してください。");
      assertThat(console.at("#name-kana-message")).hasText("ユーザ名（カナ）を入力してください。");
      assertThat(console.at("#valid-from-message")).hasText("利用開始年月日を入力してください。");
      assertThat(console.at("#valid-until-message")).isEmpty();
      assertThat(console.at("#role")).isFocused();
      assertThat(console.at("#name")).hasAttribute("aria-invalid", "true");
      assertThat(console.at("#question")).isHidden();

      choose(console, "GENERAL");
      console.at("#user-id").fill("R5abc");
      console.at("#name").fill("ﾔﾏﾀﾞ");
      console.at("#name-kana").fill("やまだ");
      console.at("#valid-from").fill("2020/13/01");
      console.at("#valid-until").fill("あした");
      console.at("#register").click();
      assertThat(console.at("#user-id-message")).containsText("R0～R9、A0～A9、F0～F9");
      assertThat(console.at("#name-message")).containsText("半角カナ");
      assertThat(console.at("#name-kana-message")).containsText("全角カタカナ");
      assertThat(console.at("#valid-from-message")).containsText("20201010");
      assertThat(console.at("#valid-until-message")).containsText("20201010");
      assertThat(console.at("#user-id")).hasValue("R5abc");
      assertThat(console.at("#name")).hasValue("ﾔﾏﾀﾞ");
      assertThat(console.at("#user-id")).isFocused();
      Look.at(console.tab(), "console-account-register-faults");

      console.at("#user-id").fill("kanri01");
      console.at("#name").fill("あ".repeat(21));
      console.at("#name-kana").fill("ア".repeat(41));
      console.at("#valid-from").fill("20260401");
      console.at("#valid-until").fill("20260331");
      console.at("#register").click();
      assertThat(console.at("#user-id-message")).containsText("すでに登録されているか");
      assertThat(console.at("#name-message")).containsText("20文字以内");
      assertThat(console.at("#name-kana-message")).containsText("40文字以内");
      assertThat(console.at("#valid-until-message")).containsText("利用開始年月日より前");
    }
  }

  @Test
  @Tag("ACC-033")
  @Tag("ACC-028")
  @Tag("ACC-029")
  @Tag("ACC-030")
  void choosingTheRolePutsItsPrefixInAndTakesTheFormerAway() {
    try (Device terminal = Device.pc();
        Device other = Device.pc()) {
      ConsoleTerminal pharmacy = toRegister(administrator(terminal, PHARMACY));
      assertPrefixes(pharmacy, "A1", "R1");
      ConsoleTerminal hospital = toRegister(administrator(other, HOSPITAL));
      assertPrefixes(hospital, "A0", "R0");
      hospital.at("#user-id").fill("F0xyz");
      choose(hospital, "WEB_API");
      assertThat(hospital.at("#user-id")).hasValue("A0xyz");
      choose(hospital, "GENERAL");
      assertThat(hospital.at("#user-id")).hasValue("xyz");
    }
  }

  private static void assertPrefixes(ConsoleTerminal console, String webApi, String linkage) {
    choose(console, "WEB_API");
    assertThat(console.at("#user-id")).hasValue(webApi);
    choose(console, "LINKAGE_APP");
    assertThat(console.at("#user-id")).hasValue(linkage);
    choose(console, "FACE_READER");
    assertThat(console.at("#user-id")).hasValue("F0");
  }

  @Test
  @Tag("ACC-039")
  void aDateChosenFromTheCalendarIsWrittenIntoTheField() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toRegister(administrator(terminal, HOSPITAL));
      console.at("#valid-until").fill("20300331");
      console.at("#valid-until-calendar").click();
      assertThat(console.at("#calendar-month")).hasText("2030年3月");
      assertThat(console.at("#calendar [aria-pressed]")).hasText("31");
      assertThat(console.at("#calendar thead th"))
          .hasText(new String[] {"日", "月", "火", "水", "木", "金", "土"});
      Look.at(console.tab(), "console-calendar");
      console.at("#calendar-nextMonth").click();
      assertThat(console.at("#calendar-month")).hasText("2030年4月");
      console.at("#calendar-nextYear").click();
      console.at("#calendar [data-day='2031/04/05']").click();
      assertThat(console.at("#calendar")).isHidden();
      assertThat(console.at("#valid-until")).hasValue("2031/04/05");
      assertThat(console.at("#valid-until")).isFocused();

      // One picked, one typed, both are taken.
      fill(console, "GENERAL", "picked1", "暦　一郎");
      console.at("#valid-until").fill("2030/2/28");
      console.at("#valid-until-calendar").click();
      console.at("#calendar [data-day='2030/02/27']").click();
      console.at("#register").click();
      console.at("#register-ok").click();
      console.at("#issued-ok").click();
      assertThat(console.at("#issued")).isHidden();
      assertThat(of("picked1", "valid_from || ' ' || valid_until"))
          .isEqualTo("2026-04-01 2030-02-27");
    }
  }

  @Test
  @Tag("ACC-039")
  @Tag("ACC-040")
  void theCalendarWorksByKeysAndBeginsAtWhatIsTyped() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toRegister(administrator(terminal, HOSPITAL));
      Page page = console.tab();
      console.at("#valid-until").fill("２０３００３３１");
      console.at("#valid-until-calendar").focus();
      page.keyboard().press("Enter");
      assertThat(console.at("[data-day='2030/03/31']")).isFocused();
      for (String[] step :
          new String[][] {
            {"ArrowRight", "2030/04/01"},
            {"ArrowDown", "2030/04/08"},
            {"ArrowUp", "2030/04/01"},
            {"ArrowLeft", "2030/03/31"},
            {"PageUp", "2030/02/28"},
            {"Home", "2030/02/24"},
            {"End", "2030/03/02"},
            {"PageDown", "2030/04/02"},
            {"Shift+PageDown", "2031/04/02"},
            {"Shift+PageUp", "2030/04/02"}
          }) {
        page.keyboard().press(step[0]);
        assertThat(console.at("[data-day='" + step[1] + "']")).isFocused();
      }
      page.keyboard().press("Escape");
      assertThat(console.at("#calendar")).isHidden();
      assertThat(console.at("#valid-until")).hasValue("２０３００３３１");
      assertThat(console.at("#valid-until-calendar")).isFocused();
      page.keyboard().press("Enter");
      page.keyboard().press("ArrowLeft");
      page.keyboard().press("Enter");
      assertThat(console.at("#valid-until")).hasValue("2030/03/30");

      for (String noDay : List.of("", "2030/02/30", "あした")) {
        console.at("#valid-until").fill(noDay);
        console.at("#valid-until-calendar").click();
        assertThat(console.at("#calendar [aria-current=date]")).isFocused();
        assertThat(console.at("#calendar [aria-pressed]")).hasCount(0);
        console.at("#calendar-close").click();
      }
    }
  }

  @Test
  @Tag("ACC-085")
  void whoIsRegisteredAsViewerComesInAndChangesTheInitialPassword() {
    try (Device desk = Device.pc();
        Device other = Device.pc()) {
      ConsoleTerminal console = toRegister(administrator(desk, HOSPITAL));
      fill(console, "MEDICAL_VIEWER", "viewer1", "閲覧　医師");
      console.at("#register").click();
      console.at("#register-ok").click();
      console.at("#show-password").click();
      assertThat(console.at(".issued-password")).hasText(java.util.regex.Pattern.compile(PASSWORD));
      String password = console.at(".issued-password").textContent();
      console.at("#issued-ok").click();
      ConsoleTerminal viewer = ConsoleTerminal.start(other).toLogIn();
      viewer.tryToLogIn(HOSPITAL, "viewer1", password);
      viewer.shows("パスワード変更の確認").at("#due-ok").click();
      viewer.shows("パスワード変更");
      viewer.at("#old-password").fill(password);
      viewer.at("#new-password").fill("Tsukiyo-no-Kumo-77");
      viewer.at("#repeated").fill("Tsukiyo-no-Kumo-77");
      viewer.at("#change").click();
      viewer.shows("メニュー");
      assertThat(of("viewer1", "role || password_initial")).isEqualTo("MEDICAL_VIEWERfalse");
    }
  }

  @Test
  void theScreensFitAPhoneAndTheHeaderOneLineOfADesk() {
    try (Device terminal = Device.of(360, 740);
        Device desk = Device.pc()) {
      ConsoleTerminal console = toRegister(administrator(terminal, HOSPITAL));
      Look.at(console.tab(), "console-account-register-narrow");
      console.at("#valid-from-calendar").click();
      assertThat(console.at("#calendar")).isVisible();
      Look.at(console.tab(), "console-calendar-narrow");
      console.at("#calendar-close").click();
      fill(console, "GENERAL", "narrow1", "狭い　画面");
      console.at("#register").click();
      assertThat(console.at("#question")).isVisible();
      Look.at(console.tab(), "console-account-register-question-narrow");
      console.at("#register-ok").click();
      assertThat(console.at("#issued")).isVisible();
      Look.at(console.tab(), "console-account-register-done-narrow");
      console.at("#issued-ok").click();
      ConsoleTerminal wide = administrator(desk, PHARMACY);
      double service = wide.at(".head-service").boundingBox().y;
      double language = wide.at("#other-language").boundingBox().y;
      assertThat(language).isLessThan(service + wide.at(".head-inner").boundingBox().height / 2);
      assertThat(wide.at(".head-inner").boundingBox().height).isLessThan(100);
    }
  }

  @Test
  void anAccountIsRegisteredWithoutAMouse() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toRegister(administrator(terminal, HOSPITAL));
      Page page = console.tab();
      console.at("#role").focus();
      page.waitForResponse(
          answer -> answer.request().method().equals("POST"),
          () -> page.keyboard().press("ArrowDown"));
      assertThat(console.at("#role")).hasValue("GENERAL");
      for (String typed : List.of("keys1", "鍵盤", "ケンバン")) {
        page.keyboard().press("Tab");
        page.keyboard().insertText(typed);
      }
      page.keyboard().press("Enter");
      assertThat(console.at("#question")).isVisible();
      assertThat(console.at("#question-cancel")).isFocused();
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      assertThat(console.at("#issued")).isVisible();
      assertThat(console.at(".issued-id")).hasText("keys1");
      console.at("#issued-ok").press("Enter");
      assertThat(console.at("#issued")).isHidden();
    }
  }

  @Test
  @Tag("ACC-036")
  @Tag("ACC-067")
  @Tag("ACC-010")
  void theMasterRegistersAndSeesAdministratorsOnly() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console =
          ConsoleTerminal.start(terminal).toLogIn().logIn(HOSPITAL, "MASTER", "master01");
      toRegister(console);
      assertThat(console.at("#role")).hasValue("ADMINISTRATOR");
      assertThat(console.at("#role option")).hasText(new String[] {"選択してください", "管理者"});
      toSearch(console);
      assertThat(console.at("#role option")).hasText(new String[] {"全て", "管理者"});
      // One hit opens it.
      console.at("#find").click();
      console.shows("アカウント管理");
      assertThat(console.at(".facts.stacked").first()).containsText("kanri01");
    }
  }

  @Test
  @Tag("ACC-016")
  @Tag("ACC-067")
  void theResetAccountInitialisesTheMasterAndDoesNothingElse() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console =
          ConsoleTerminal.start(terminal).toLogIn().logIn(PHARMACY, "MASTER_RESET", "reset01");
      assertThat(console.at("#entry-ACCOUNT_REGISTER")).hasCount(0);
      toSearch(console).at("#find").click();
      console.shows("アカウント管理");
      assertThat(console.at(".facts.stacked").first()).containsText("master01");
      assertThat(console.at("#update, #delete, #name, #disabled")).hasCount(0);
      Look.at(console.tab(), "console-account-initialize-only");
      console.at("#initialize").click();
      console.at("#initialize-ok").click();
      assertThat(console.at(".issued-password")).hasText(HIDDEN);
      console.at("#issued-ok").click();
      console.tab().navigate(ConsoleTerminal.address("/account-register.xhtml"));
      console.shows("画面が見つかりません");
    }
  }

  @Test
  @Tag("ACC-053")
  @Tag("ACC-054")
  @Tag("ACC-058")
  @Tag("ACC-059")
  @Tag("ACC-062")
  @Tag("ACC-063")
  @Tag("ACC-064")
  @Tag("ACC-065")
  @Tag("X-10")
  void theSearchListsSeveralAndOpensOne() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = administrator(terminal, HOSPITAL);
      toRegister(console);
      register(console, "GENERAL", "search1", "検索　一郎");
      register(console, "GENERAL", "search2", "検索　二郎");
      toSearch(console);
      assertThat(console.at("#search .label"))
          .hasText(
              new String[] {
                "権限区分",
                "ユーザID",
                "ユーザ名",
                "ユーザ名（カナ）",
                "有効／無効",
                "アカウントロック",
                "利用開始年月日",
                "利用終了年月日",
                "確認が必要なアカウント"
              });
      assertThat(console.at("#state option")).hasText(new String[] {"全て", "有効のみ", "無効のみ"});
      assertThat(console.at("#lock option")).hasText(new String[] {"全て", "なし", "ロック中"});
      Look.at(console.tab(), "console-accounts");

      console.at("#name").fill("検索");
      console.at("#state").selectOption("enabled");
      console.at("#find").click();
      assertThat(console.at("#accounts .open")).hasText(new String[] {"search1", "search2"});
      assertThat(console.at("#accounts thead .ui-column-title"))
          .containsText(
              new String[] {"ユーザID", "ユーザ名", "権限区分", "有効／無効", "アカウントロック", "利用開始日", "利用終了日"});
      Locator row = console.at("#accounts tbody tr").first();
      assertThat(row.locator(".kana")).hasText("ヤマダ　ハナコ");
      assertThat(row.locator(".name")).hasText("検索　一郎");
      for (String cell : List.of("一般利用者", "有効", "なし", "2026/04/01", "2030/03/31")) {
        assertThat(row).containsText(cell);
      }
      assertThat(console.tab().url()).contains("state=enabled").doesNotContain("%E6");
      assertThat(console.at("#name")).hasValue("検索");
      assertThat(console.at(".chip")).hasCount(2);
      Look.at(console.tab(), "console-accounts-found");

      // The link of the row lies over its cells.
      row.locator("td").last().click(new Locator.ClickOptions().setForce(true));
      console.shows("アカウント管理");
      assertThat(console.at(".facts.stacked").first()).containsText("search1");
      console.at("#back").click();
      console.shows("アカウント検索");
      assertThat(console.at("#accounts .open")).hasText(new String[] {"search1", "search2"});
      console.at(".chip-remove").last().click();
      assertThat(console.at(".chip")).hasCount(1);
      assertThat(console.tab().url()).doesNotContain("state=");

      console.at("#user-id").fill("SEARCH2");
      console.at("#find").click();
      console.shows("アカウント管理");
      assertThat(console.at(".facts.stacked").first()).containsText("search2");
      console.at("#back").click();
      console.shows("アカウント検索").at("#clear").click();
      assertThat(console.at("#name")).hasValue("");
      assertThat(console.at("#state")).hasValue("");
      assertThat(console.at("#accounts")).hasCount(0);
    }
  }

  @Test
  @Tag("ACC-068")
  @Tag("ACC-069")
  @Tag("ACC-070")
  @Tag("ACC-071")
  @Tag("ACC-073")
  @Tag("ACC-074")
  void anUpdateAsksTellsAndStays() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = opened(terminal, "update1");
      for (String fact : List.of(HOSPITAL, "見本市民病院（架空）", "一般利用者", "update1", "なし")) {
        assertThat(console.at(".facts.stacked").first()).containsText(fact);
      }
      assertThat(console.at("#role, #user-id")).hasCount(0);
      Look.at(console.tab(), "console-account");
      console.at("#name").fill("変更　後");
      console.at("#disabled").check();
      console.at("#valid-until").fill("");
      console.at("#update").click();
      assertThat(console.at("#question")).isVisible();
      Look.at(console.tab(), "console-account-update-question");
      assertThat(of("update1", "user_name || enabled")).isEqualTo("更新　前true");
      console.at("#question-cancel").click();
      assertThat(console.at("#question")).isHidden();
      assertThat(of("update1", "user_name || enabled")).isEqualTo("更新　前true");
      console.at("#update").click();
      console.at("#update-ok").click();
      assertThat(console.at("#updated")).containsText("更新しました");
      console.at("#updated-ok").click();
      console.shows("アカウント管理");
      assertThat(console.at("#name")).hasValue("変更　後");
      assertThat(of("update1", "user_name || enabled || coalesce(valid_until::text, '-')"))
          .isEqualTo("変更　後false-");
      console.tab().reload();
      assertThat(console.at("#disabled")).isChecked();
      console.at("#name").fill("");
      console.at("#update").click();
      assertThat(console.at("#name-message")).hasText("ユーザ名を入力してください。");
      assertThat(console.at("#name")).isFocused();
    }
  }

  /** A new account, found by its ID and opened. */
  private static ConsoleTerminal opened(Device terminal, String userId) {
    ConsoleTerminal console = administrator(terminal, HOSPITAL);
    toRegister(console);
    register(console, "GENERAL", userId, "更新　前");
    return open(console, userId);
  }

  private static ConsoleTerminal open(ConsoleTerminal console, String userId) {
    toSearch(console).at("#user-id").fill(userId);
    console.at("#find").click();
    return console.shows("アカウント管理");
  }

  @Test
  void ofTwoAdministratorsTheLaterOneSeesWhatChanged() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = opened(terminal, "twice1");
      org.zaitaku.e2e.Rows.change(
          "update account set user_name = '先　勝', enabled = false, version = version + 1 where user_id = 'twice1'");
      console.at("#name").fill("後　負");
      console.at("#update").click();
      console.at("#update-ok").click();
      assertThat(console.at("#conflict")).isVisible();
      assertThat(console.at("#conflict tbody tr")).hasCount(2);
      assertThat(console.at("#conflict")).containsText("先　勝");
      assertThat(console.at("#name")).hasValue("後　負");
      assertThat(of("twice1", "user_name")).isEqualTo("先　勝");
      Look.at(console.tab(), "console-account-conflict");
      console.at("#reload").click();
      assertThat(console.at("#name")).hasValue("先　勝");
      assertThat(console.at("#conflict")).hasCount(0);
      assertThat(console.at("#disabled")).isChecked();
    }
  }

  @Test
  @Tag("ACC-075")
  @Tag("ACC-076")
  @Tag("ACC-077")
  @Tag("ACC-084")
  void deletingAsksTwiceAndEndsAtTheMenu() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = opened(terminal, "delete1");
      console.at("#delete").click();
      assertThat(console.at("#deleteQuestion")).isVisible();
      console.at("#delete-ok").click();
      assertThat(console.at("#deleteLastQuestion")).isVisible();
      assertThat(stored("delete1")).isOne();
      Look.at(console.tab(), "console-account-delete-last-question");
      console.at("#deleteLastQuestion-cancel").click();
      assertThat(console.at("#deleteLastQuestion")).isHidden();
      assertThat(stored("delete1")).isOne();
      console.at("#delete").click();
      console.at("#delete-ok").click();
      console.at("#delete-last-ok").click();
      assertThat(console.at("#deleted")).isVisible();
      assertThat(console.at("#deleted")).containsText("削除しました");
      assertThat(stored("delete1")).isZero();
      console.at("#deleted-ok").click();
      console.shows("メニュー");
      toRegister(console);
      fill(console, "GENERAL", "delete1", "再　利用");
      console.at("#register").click();
      assertThat(console.at("#user-id-message")).containsText("以前に使われていた");
    }
  }

  @Test
  @Tag("ACC-072")
  @Tag("ACC-078")
  @Tag("ACC-079")
  @Tag("ACC-080")
  void initialisingAsksAndShowsTheNewPasswordOnce() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = opened(terminal, "initial1");
      String before = of("initial1", "password_hash");
      console.at("#initialize").click();
      console.at("#initializeQuestion-cancel").click();
      assertThat(of("initial1", "password_hash")).isEqualTo(before);
      console.at("#initialize").click();
      console.at("#initialize-ok").click();
      assertThat(console.at("#issued")).isVisible();
      assertThat(of("initial1", "password_hash")).isNotEqualTo(before);
      assertThat(console.at(".issued-password")).hasText(HIDDEN);
      Look.at(console.tab(), "console-account-initialized");
      Download file = console.tab().waitForDownload(() -> console.at("#download-settings").click());
      assertThat(text(file)).contains("initial1").containsPattern(PASSWORD);
      assertThat(console.at("#issued")).isHidden();
      console.shows("アカウント管理");
      assertThat(console.at("#name")).hasValue("更新　前");
    }
  }

  @Test
  void chosenAccountsAreDisabledInitialisedAndExported() throws IOException {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = administrator(terminal, HOSPITAL);
      toRegister(console);
      register(console, "GENERAL", "many1", "多数　一郎");
      register(console, "GENERAL", "many2", "多数　二郎");
      toSearch(console).at("#name").fill("多数");
      console.at("#find").click();
      assertThat(console.at("#accounts .open")).hasCount(2);
      console.at("#export").click();
      assertThat(console.at("main [role=alert]")).containsText("アカウントを選択してください");

      choose(console);
      Download csv = console.tab().waitForDownload(() -> console.at("#export").click());
      String lines = new String(csv.createReadStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(lines).startsWith("\uFEFFユーザID,").contains("many1,多数　一郎", "many2,多数　二郎");

      console.at("#initialize").click();
      console.at("#initialize-ok").click();
      assertThat(console.at(".issued-password")).hasCount(2);
      console.at("#show-password").click();
      assertThat(console.at(".issued-password").first())
          .hasText(java.util.regex.Pattern.compile(PASSWORD));
      List<String> passwords = console.at(".issued-password").allTextContents();
      Download file = console.tab().waitForDownload(() -> console.at("#download-settings").click());
      assertThat(file.suggestedFilename()).isEqualTo("accounts.pdf");
      assertThat(text(file, 2)).contains("many1", "many2").contains(passwords);
      assertThat(console.at("#issued")).isHidden();

      choose(console);
      console.at("#disable").click();
      console.at("#disable-ok").click();
      assertThat(console.at("main [role=alert]")).containsText("2件のアカウントを無効にしました");
      assertThat(of("many1", "enabled")).isEqualTo("f");
      assertThat(of("many2", "enabled")).isEqualTo("f");
    }
  }

  /** Ticks both rows. */
  private static void choose(ConsoleTerminal console) {
    Page page = console.tab();
    for (int row = 0; row < 2; row++) {
      page.locator("#accounts tbody tr").nth(row).locator(".ui-chkbox-box").click();
    }
  }

  @Test
  void anAccountThatIsNobodysOrAnothersIsAnUnknownAddress() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = administrator(terminal, HOSPITAL);
      String others =
          Records.one(
              "select a.id from account a join institution i on i.id = a.institution_id where i.code = ? and a.role = 'GENERAL' order by a.id limit 1",
              PHARMACY);
      String master =
          Records.one(
              "select a.id from account a join institution i on i.id = a.institution_id where i.code = ? and a.role = 'MASTER'",
              HOSPITAL);
      for (String id : List.of(others, master, "0", "")) {
        console.tab().navigate(ConsoleTerminal.address("/accounts/account.xhtml?id=" + id));
        console.shows("画面が見つかりません");
      }
      console.tab().navigate(ConsoleTerminal.address("/accounts/account.xhtml"));
      console.shows("画面が見つかりません");
    }
  }

  @Test
  void everyScreenSpeaksEnglish() {
    try (Device terminal = Device.pcInEnglish()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal);
      console.at("#begin").click();
      console.shows("Log in");
      console.tryToLogIn(
          HOSPITAL,
          "kanri01",
          org.zaitaku.e2e.Installation.get().password(HOSPITAL, "ADMINISTRATOR"));
      console.shows("Menu").at("#entry-ACCOUNT_REGISTER").click();
      console.shows("Account").at("#register").click();
      assertThat(console.at("#name-message")).hasText("Please enter User name.");
      console.tab().navigate(ConsoleTerminal.address("/accounts.xhtml?searched=true"));
      assertThat(console.shows("Search for accounts").at("#accounts .open").first()).isVisible();
      Look.at(console.tab(), "console-accounts-english");
    }
  }
}
