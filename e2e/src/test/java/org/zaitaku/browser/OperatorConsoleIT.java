package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Rows;

/** The operator's console, the operation history, the choice of the language, the first day. */
@Tag("long")
class OperatorConsoleIT {

  private static final String OPERATOR_CODE = "0000000000";
  private static final String HOSPITAL = "1319999015";

  private static ConsoleTerminal operator(Device terminal) {
    return ConsoleTerminal.start(terminal).toLogIn().logIn(OPERATOR_CODE, "OPERATOR", "jisshi01");
  }

  @Test
  @Tag("ORG-001")
  @Tag("ORG-009")
  @Tag("ORG-010")
  @Tag("ORG-016")
  @Tag("ORG-017")
  void anInstitutionIsEnrolledWithItsTwoAccounts() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = operator(terminal);
      Look.at(console.tab(), "operator-menu");
      console.at("#entry-INSTITUTIONS").click();
      console.shows("医療機関等の登録・照会");
      assertThat(console.at("#institutions")).containsText("見本市民病院（架空）");
      assertThat(console.at("#institutions")).not().containsText(OPERATOR_CODE);
      Look.at(console.tab(), "operator-institutions");
      console.at("#to-enrol").click();
      console.shows("医療機関等の登録");
      Look.at(console.tab(), "operator-enrol");

      console.at("#code").fill("13199");
      console.at("#related-1-code").fill("1339999029");
      console.at("#enrol-ok").click();
      assertThat(console.at("#code-message")).hasText("医療機関コードは10桁の数字で入力してください。");
      assertThat(console.at("#name-message")).hasText("機関名を入力してください。");
      assertThat(console.at("#startsOn-message")).hasText("利用開始日を入力してください。");
      assertThat(console.at("#related-1-name-message")).hasText("関連医療機関 機関名を入力してください。");
      assertThat(console.at("#code")).isFocused();
      assertThat(console.at("#code")).hasValue("13199");
      Look.at(console.tab(), "operator-enrol-wrong");

      console.at("#code").fill("1319000013");
      console.at("#name").fill("見本髙橋医院（架空）");
      console.at("#startsOn").fill("20300401");
      console.at("#recordSharingFrom").fill("2030/05/01");
      console.at("#pmh").check();
      console.at("#related-1-name").fill("見本歯科医院");
      console.at("#related-1-establishedOn").fill("2020/01/01");
      console.at("#enrol-ok").click();
      assertThat(console.at("#code-message")).containsText("検証番号");
      assertThat(console.at("#confirmed")).not().isChecked();
      console.at("#confirmed").check();
      console.at("#enrol-ok").click();

      assertThat(console.at("#issued .issued-code").first()).hasText("1319000013");
      assertThat(console.at("#issued .issued-id")).hasText(new String[] {"master01", "reset01"});
      assertThat(console.at("#issued .issued-password").first()).hasText("●".repeat(14));
      Look.at(console.tab(), "operator-issued");
      console.at("#show-password").click();
      assertThat(console.at("#issued .issued-password").first())
          .hasText(Pattern.compile("([a-z]{3}[2-9]-?){3}"));
      console.at("#issued-ok").click();
      assertThat(console.at("#issued")).isHidden();
      assertThat(console.at("#code")).hasValue("");
      // Neither reload nor Back and Forward sends the form again.
      console.tab().reload();
      console.shows("医療機関等の登録");
      console.tab().goBack();
      console.shows("医療機関等の登録・照会");
      console.tab().goForward();
      console.shows("医療機関等の登録");
      assertThat(console.at("#code-message")).isEmpty();
      assertThat(console.at(".issued-password")).hasCount(0);

      console.tab().navigate(ConsoleTerminal.address("/operator/institutions.xhtml?words=髙橋医院"));
      console.at("#institutions a").click();
      assertThat(console.at("#shown")).hasText("見本髙橋医院（架空）");
      assertThat(console.at("#related-0-name")).hasValue("見本歯科医院");
    }
    assertThat(
            Rows.count(
                "select count(*) from account a join institution i on i.id = a.institution_id where i.code = '1319000013'"))
        .isEqualTo(2);
  }

  @Test
  @Tag("ORG-010")
  void aFileOfInstitutionsIsEnrolledAsAWhole() throws IOException {
    String heading = "機関コード,機関名,利用開始日,共有,PMH,関連,関連名,新設,廃止\r\n";
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = operator(terminal);
      console.tab().navigate(ConsoleTerminal.address("/operator/institutions/import.xhtml"));
      console.shows("医療機関等の一括登録");
      upload(console, heading + "1319000020,見本一号医院,2030/04/01,,0,,,,\r\n12,,x,,1,,,,\r\n");
      assertThat(console.at("#fault-list li"))
          .hasText(
              new String[] {
                "3行目 医療機関コードは10桁の数字で入力してください。",
                "3行目 機関名を入力してください。",
                "3行目 利用開始日は20261121または2026/11/21の形で入力してください。"
              });
      Look.at(console.tab(), "operator-import-wrong");

      upload(
          console,
          heading
              + "1319000020,見本一号医院,2030/04/01,,0,,,,\r\n1349000017,見本二号薬局,2030/04/01,,1,,,,\r\n");
      assertThat(console.at("#form-list li")).hasCount(2);
      Look.at(console.tab(), "operator-import-ready");
      if (console.at("#confirmed").count() == 1) {
        console.at("#confirmed").check();
      }
      console.at("#enrol-ok").click();
      assertThat(console.at("#issued .issued-id")).hasCount(4);
      assertThat(console.at("#issued .issued-code"))
          .hasText(new String[] {"1319000020", "1319000020", "1349000017", "1349000017"});
      Download file = console.tab().waitForDownload(() -> console.at("#download-settings").click());
      assertThat(file.suggestedFilename()).isEqualTo("accounts.pdf");
      try (PDDocument document = Loader.loadPDF(Files.readAllBytes(file.path()))) {
        assertThat(document.getNumberOfPages()).isEqualTo(4);
        PDFTextStripper third = new PDFTextStripper();
        third.setStartPage(3);
        third.setEndPage(3);
        assertThat(third.getText(document))
            .contains("アカウント設定情報", "1349000017", "見本二号薬局", "マスタアカウント", "master01")
            .containsPattern("([a-km-z]{3}[2-9]-){2}[a-km-z]{3}[2-9]")
            .doesNotContain("1319000020");
      }
      assertThat(console.at("#issued")).isHidden();
      console.tab().reload();
      assertThat(console.at("#form-list")).hasCount(0);
    }
  }

  private static void upload(ConsoleTerminal console, String text) {
    console
        .at("#file")
        .setInputFiles(
            new FilePayload("institutions.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    console.at("#check").click();
  }

  @Test
  @Tag("ORG-011")
  @Tag("ORG-012")
  @Tag("ACC-019")
  @Tag("LOG-009")
  void theResetAccountsPasswordIsInitialisedAndAnAnnouncementPublished() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = operator(terminal);
      console.at("#entry-RESET_ACCOUNT").click();
      console.shows("マスタアカウントリセット用アカウントのパスワード初期化");
      console.at("#code").fill("1319999999");
      console.at("#find-ok").click();
      assertThat(console.at("#code-message")).containsText("見つかりません");
      Look.at(console.tab(), "operator-reset-none");
      console.at("#code").fill("1369999048");
      console.at("#find-ok").click();
      assertThat(console.at("#reset")).containsText("見本訪問看護ステーション（架空）");
      Look.at(console.tab(), "operator-reset");
      console.at("#reset-ok").click();
      assertThat(console.at("#issued .issued-id")).hasText("reset01");
      console.at("#issued-ok").click();
      assertThat(console.at("#issued")).isHidden();
      console.tab().reload();
      assertThat(console.at("#code")).hasValue("");

      console.tab().navigate(ConsoleTerminal.address("/operator"));
      console.shows("メニュー").at("#entry-ANNOUNCEMENT_PUBLISH").click();
      console.shows("お知らせの掲載");
      console.at("#title").fill("");
      console.at("#body").fill("本文です。");
      console.at("#publish-ask").click();
      console.at("#publish-ok").click();
      assertThat(console.at("#title-message")).hasText("件名を100文字以内で入力してください。");
      console.at("#title").fill("試験のお知らせ");
      console.at("#publish-ask").click();
      console.at("#publish-ok").click();
      assertThat(console.at("#announcement-list")).containsText("試験のお知らせ");
      assertThat(console.at("#title")).hasValue("");
      console.tab().reload();
      assertThat(console.at("#announcement-list li:has-text('試験のお知らせ')")).hasCount(1);
      Look.at(console.tab(), "operator-publish");
      console.at("#announcements").click();
      assertThat(console.at("article h2").first()).hasText("試験のお知らせ");
    }
  }

  @Test
  @Tag("ORG-011")
  void theSameOkAgainMakesNoOtherPassword() {
    String initialised =
        "select count(*) from audit_event where action = 'PASSWORD_INITIALIZED'"
            + " and institution_id = (select id from institution where code = '1339999029')";
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = operator(terminal);
      console.at("#entry-RESET_ACCOUNT").click();
      console.at("#code").fill("1339999029");
      console.at("#find-ok").click();
      assertThat(console.at("#reset")).isVisible();
      long before = Long.parseLong(Records.one(initialised));

      console.twice("reset-ok", "reset-steps messages");

      assertThat(console.at("#issued .issued-id")).hasText("reset01");
      assertThat(console.at("#messages li")).hasCount(0);
      org.assertj.core.api.Assertions.assertThat(Long.parseLong(Records.one(initialised)))
          .isEqualTo(before + 1);
    }
  }

  @Test
  void theOperatorSeesAnotherInstitutionsSessionsAndEndsThem() {
    String pharmacy = "1349999035";
    try (Device terminal = Device.pc();
        Device counter = Device.pc()) {
      ConsoleTerminal user =
          ConsoleTerminal.start(counter).toLogIn().logIn(pharmacy, "GENERAL", "ippan01");
      ConsoleTerminal console = operator(terminal);
      console.at("#entry-SESSIONS").click();
      console.shows("ログイン中の利用者");
      assertThat(console.at("tbody th")).hasText(new String[] {"jisshi01"});
      console.at("#institution").fill("1349999999");
      console.at("#show").click();
      assertThat(console.at("#institution-message")).containsText("登録されていません");
      console.at("#institution").fill(pharmacy);
      console.at("#show").click();
      assertThat(console.tab()).hasURL(Pattern.compile(".*institution=" + pharmacy + ".*"));
      assertThat(console.at("tbody tr:has-text('ippan01')")).hasCount(1);
      assertThat(console.at("tbody tr:has-text('jisshi01')")).hasCount(0);
      Look.at(console.tab(), "operator-sessions");
      console.at("tbody tr:has-text('ippan01') button").click();
      console.at("#end-ok").click();
      assertThat(console.at("main [role=status]")).hasText("強制ログアウトしました。");
      assertThat(console.at("#institution")).hasValue(pharmacy);
      assertThat(console.at("tbody tr:has-text('ippan01')")).hasCount(0);
      console.tab().reload();
      assertThat(console.at("#institution")).hasValue(pharmacy);

      user.at("#announcements").click();
      user.shows("ログイン");
      assertThat(user.at("main [role=status]")).hasText("管理者の操作により、画面を終了しました。");
    }
  }

  @Test
  void theOperatorsScreensFitAPhone() {
    try (Device terminal = Device.of(360, 740)) {
      ConsoleTerminal console = operator(terminal);
      Look.at(console.tab(), "operator-menu-narrow");
      for (String screen :
          List.of(
              "operator/institutions",
              "operator/institutions/enrol",
              "operator/institutions/import",
              "operator/reset-account",
              "operator/announcement-publish",
              "sessions",
              "operation-history")) {
        console.tab().navigate(ConsoleTerminal.address("/" + screen + ".xhtml"));
        assertThat(console.at("h1")).isVisible();
        Look.at(console.tab(), screen.replaceAll("operator-.*/", "") + "-narrow");
      }
    }
  }

  @Test
  @Tag("LOG-036")
  @Tag("LOG-041")
  void anInstitutionSeesNothingOfTheOperatorsScreens() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn().logIn(HOSPITAL);
      for (String path :
          List.of(
              "/operator",
              "/operator/institutions.xhtml",
              "/operator/institutions/enrol.xhtml",
              "/operator/institutions/import.xhtml",
              "/operator/reset-account.xhtml",
              "/operator/announcement-publish.xhtml")) {
        assertThat(console.tab().navigate(ConsoleTerminal.address(path)).status())
            .as(path)
            .isEqualTo(404);
      }
      assertThat(
              console
                  .tab()
                  .navigate(
                      ConsoleTerminal.address("/operation-history.xhtml?institution=1349999035"))
                  .status())
          .isEqualTo(404);
    }
  }

  @Test
  void theOperationHistoryIsSearchedReviewedAndExported() throws IOException {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn().logIn("1349999035");
      console.at("#entry-OPERATION_HISTORY").click();
      console.shows("操作履歴照会");
      assertThat(console.at("#operations")).containsText("ログイン");
      assertThat(console.at("#operations")).containsText("見本　管理");
      Look.at(console.tab(), "operator-history");

      console.at("#user").fill("KANRI01");
      console.at("#group").selectOption("WATCH");
      console.at("#find").click();
      assertThat(console.at("#user")).hasValue("KANRI01");
      assertThat(console.at("#group")).hasValue("WATCH");
      assertThat(console.at("#operations tbody > tr").first()).containsText("操作履歴の検索");
      console.at("#operations details summary").first().click();
      assertThat(console.at("#operations .changes").first()).containsText("期間（開始日）");
      Look.at(console.tab(), "operator-history-changes");

      console.at("#review-done").click();
      assertThat(console.at("#review-list li").first()).containsText("kanri01");
      Download file = console.tab().waitForDownload(() -> console.at("#csv").click());
      assertThat(Files.readString(file.path(), StandardCharsets.UTF_8))
          .startsWith("\uFEFF")
          .contains(",kanri01,見本　管理,操作履歴の検索,");

      console.at("#from").fill("2026/01/01");
      console.at("#until").fill("2026/02/15");
      console.at("#find").click();
      assertThat(console.at("#until-message")).hasText("期間は30日以内で指定してください。");
      assertThat(console.at("#until")).isFocused();
      assertThat(console.at("#operations")).hasCount(0);
      Look.at(console.tab(), "operator-history-wrong");
    }
  }

  @Test
  void theLanguageIsChosenInTheHeaderAndKept() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn();
      console.at("#other-language").click();
      console.shows("Log in");
      assertThat(console.at("html")).hasAttribute("lang", "en");
      console.tryToLogIn(
          OPERATOR_CODE,
          "jisshi01",
          org.zaitaku.e2e.Installation.get().password(OPERATOR_CODE, "OPERATOR"));
      console.shows("Menu");
      Page page = console.tab();
      page.navigate(ConsoleTerminal.address("/operation-history.xhtml?user=nobody"));
      console.shows("Operation history").at("#other-language").click();
      console.shows("操作履歴照会");
      assertThat(console.at("#user")).hasValue("nobody");
      assertThat(page).hasURL(Pattern.compile(".*user=nobody.*"));
    }
  }

  @Test
  void theFirstDaysListIsTickedByFactsAndCanBeHidden() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn().logIn("1349999035");
      assertThat(console.at("#first-day li")).hasCount(4);
      assertThat(console.at("#first-day li").nth(1)).hasClass("done");
      assertThat(console.at("#first-day li").nth(2)).hasClass("open");
      assertThat(console.at("#first-day li").nth(1).locator("a"))
          .hasAttribute("href", Pattern.compile(".*/account-register.xhtml"));
      Look.at(console.tab(), "operator-first-day");
      console.at("#first-day-hide").click();
      console.shows("メニュー");
      assertThat(console.at("#first-day")).hasCount(0);
    }
  }
}
