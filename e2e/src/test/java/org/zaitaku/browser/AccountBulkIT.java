package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zaitaku.account.PasswordHashing;
import org.zaitaku.e2e.Installation;

/** ［アカウント一括登録］ and ［アカウント一括登録結果］ as a clerk meets them. */
class AccountBulkIT {

  private static final String HOSPITAL = "1319999015";
  private static final String PHARMACY = "1349999035";
  private static final String NURSES = "1369999048";
  private static final String HEADINGS = "権限区分,ユーザID,ユーザ名,ユーザ名（カナ）,利用開始年月日,利用終了年月日\r\n";
  private static final Duration SOON = Duration.ofMinutes(4);
  private static final int ROWS_BEFORE_THE_END = 200;

  private static FilePayload file(String name, String rows) {
    return new FilePayload(name, "text/csv", (HEADINGS + rows).getBytes(StandardCharsets.UTF_8));
  }

  private static String row(String userId) {
    return "一般利用者," + userId + ",髙橋　花子,タカハシ　ハナコ,20261001,\r\n";
  }

  private static ConsoleTerminal logIn(Device terminal, String institution) {
    return ConsoleTerminal.start(terminal).toLogIn().logIn(institution);
  }

  private static void toUpload(Page page) {
    page.navigate(ConsoleTerminal.address("/menu.xhtml"));
    page.locator("#entry-ACCOUNT_BULK").click();
    assertThat(page.locator("h1")).hasText("アカウント一括登録");
  }

  private static void toResults(Page page) {
    page.navigate(ConsoleTerminal.address("/menu.xhtml"));
    page.locator("#entry-ACCOUNT_BULK_RESULT").click();
    assertThat(page.locator("h1")).hasText("アカウント一括登録結果");
  }

  /** Chooses, 《登録》, 《OK》; answers the 受付番号. */
  private static String upload(Page page, FilePayload file) {
    toUpload(page);
    page.locator("#file").setInputFiles(file);
    page.locator("#register").click();
    page.locator("#bulk-ok").click();
    String number = page.locator("#receipt-number").textContent();
    page.locator("#receipt-ok").click();
    assertThat(page.locator("#receipt")).hasCount(0);
    return number;
  }

  private static Locator newest(Page page) {
    return page.locator("#result-table tbody tr").first();
  }

  /** 《更新》 until the newest one is finished. */
  private static Locator awaitEnd(Page page) {
    toResults(page);
    Awaitility.await()
        .pollInSameThread()
        .atMost(SOON)
        .until(
            () -> {
              page.waitForResponse(
                  answer -> answer.request().method().equals("POST"),
                  () -> page.locator("#refresh").click());
              return !List.of("WAITING", "RUNNING")
                  .contains(newest(page).getAttribute("data-status"));
            });
    return newest(page);
  }

  private static List<String> download(Page page) {
    Download download =
        page.waitForDownload(() -> newest(page).locator("[id$=':download']").click());
    try (InputStream content = download.createReadStream()) {
      return Arrays.stream(new String(content.readAllBytes(), StandardCharsets.UTF_8).split("\r\n"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long jobs(String institution) {
    return Long.parseLong(
        Records.one(
            "select count(*) from bulk_job j join institution i on i.id = j.institution_id where i.code = ?",
            institution));
  }

  @Test
  @Tag("BULK-004")
  @Tag("BULK-005")
  @Tag("BULK-006")
  @Tag("BULK-007")
  @Tag("BULK-008")
  @Tag("BULK-009")
  @Tag("BULK-011")
  @Tag("BULK-025")
  @Tag("BULK-026")
  @Tag("BULK-027")
  void aFileIsChosenConfirmedReceivedRegisteredAndItsResultSaved() {
    try (Device terminal = Device.pc()) {
      Page page = logIn(terminal, HOSPITAL).tab();
      toUpload(page);
      Look.at(page, "console-account-bulk");
      assertThat(page.locator("main .ways a")).hasText(new String[] {"メニュー", "戻る"});
      page.locator("#register").click();
      assertThat(page.locator("#file-message")).containsText("選択してください");
      assertThat(page.locator("#file")).isFocused();
      Look.at(page, "console-account-bulk-missing");
      page.locator("#file").setInputFiles(file("名簿.csv", row("bulk001") + row("bulk002")));
      assertThat(page.locator("#file-name")).hasText("名簿.csv");
      assertThat(page.locator("#file-message")).isEmpty();
      long before = jobs(HOSPITAL);
      page.locator("#register").click();
      assertThat(page.locator("#bulk-question")).containsText("よろしいですか");
      Look.at(page, "console-account-bulk-question");
      page.locator("#bulk-cancel").click();
      assertThat(page.locator("#bulk-question")).isHidden();
      assertThat(jobs(HOSPITAL)).as("cancelled: nothing uploaded").isEqualTo(before);
      page.locator("#register").click();
      page.locator("#bulk-ok").click();
      assertThat(page.locator("#receipt")).isVisible();
      Look.at(page, "console-account-bulk-received");
      String number = page.locator("#receipt-number").textContent();
      assertThat(number).matches("[0-9]{8}-[0-9]{4}");
      assertThat(page.locator("#receipt-at").textContent())
          .matches("[0-9]{4}/[0-9]{2}/[0-9]{2} [0-9:]{8}");
      page.reload();
      assertThat(page.locator("#receipt-number")).hasText(number);
      assertThat(jobs(HOSPITAL)).as("a reload sends nothing again").isEqualTo(before + 1);
      page.locator("#receipt-ok").click();
      assertThat(page.locator("#receipt")).hasCount(0);
      assertThat(page.locator("h1")).hasText("アカウント一括登録");

      Locator newest = awaitEnd(page);
      Look.at(page, "console-account-bulk-result");
      assertThat(page.locator("#result-table thead th"))
          .hasText(new String[] {"受付番号", "登録状況", "受付日時", "完了日時", "処理件数", "結果"});
      assertThat(newest.locator("th")).hasText(number);
      assertThat(newest.locator(".status")).hasText("登録完了");
      assertThat(newest.locator(".count")).hasText("2");
      assertThat(page.locator("main .ways a")).hasText(new String[] {"メニュー", "戻る"});
      List<String> lines = download(page);
      assertThat(lines).hasSize(3);
      assertThat(lines.get(1)).matches("2,一般利用者,bulk001,.*,[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4},");
      assertThat(download(page).get(1)).endsWith(",（表示済み）,");
    }
  }

  @Test
  @Tag("BULK-010")
  void whileAnotherFileIsUnderWayTheLaterOneIsRefusedStaysChosenAndIsTakenAfterwards() {
    try (Device terminal = Device.pc()) {
      Page page = logIn(terminal, NURSES).tab();
      Records.change(
          "insert into bulk_job (id, institution_id, receipt_number, uploader_role, account_id, status, received_at, processed,"
              + " attempts, lease_run, lease_until) select nextval('bulk_job_seq'), i.id, '20260101-0001', 'MASTER', a.id, 'RUNNING',"
              + " now(), 0, 0, gen_random_uuid(), now() + interval '1 day' from institution i join account a on a.institution_id = i.id"
              + " where i.code = ? and a.user_id = 'master01'",
          NURSES);
      toUpload(page);
      page.locator("#file").setInputFiles(file("x.csv", row("bulk001")));
      page.locator("#register").click();
      page.locator("#bulk-ok").click();
      assertThat(page.locator("#messages")).containsText("少し時間（1分程度）を置いてから");
      assertThat(page.locator("#file-name")).hasText("x.csv");
      Look.at(page, "console-account-bulk-refused");

      Records.change(
          "update bulk_job set status = 'SYSTEM_ERROR', completed_at = now() where receipt_number = '20260101-0001'");
      page.locator("#register").click();
      page.locator("#bulk-ok").click();

      assertThat(page.locator("#receipt-number")).isVisible();
      page.locator("#receipt-ok").click();
      assertThat(awaitEnd(page).locator(".status")).hasText("登録完了");
      assertThat(page.locator("#result-table tbody tr")).hasCount(1);
    }
  }

  @Test
  @Tag("BULK-003")
  @Tag("BULK-020")
  void theToolIsDownloadedAndItsEmptySheetToldFromAFullOne() throws IOException {
    try (Device terminal = Device.pc()) {
      Page page = logIn(terminal, PHARMACY).tab();
      toUpload(page);
      Download tool = page.waitForDownload(() -> page.locator("#tool").click());
      assertThat(tool.suggestedFilename()).isEqualTo("アカウント一括登録用ファイル生成ツール.xlsx");
      byte[] bytes;
      try (InputStream content = tool.createReadStream()) {
        bytes = content.readAllBytes();
      }
      upload(page, new FilePayload("tool.xlsx", "application/octet-stream", bytes));

      Locator newest = awaitEnd(page);

      assertThat(newest.locator(".status")).hasText("登録失敗(ファイル構造エラー)");
      assertThat(newest).containsText("アカウントの行がありません");
      assertThat(newest.locator("[id$=':download']")).hasCount(0);
    }
  }

  @Test
  @Tag("BULK-014")
  @Tag("BULK-015")
  @Tag("BULK-021")
  @Tag("BULK-022")
  void eachStatusHasItsWordsAndFourOfThemNoDownload() {
    try (Device terminal = Device.pc()) {
      Page page = logIn(terminal, PHARMACY).tab();
      upload(page, file("x.csv", row("bulk101")));
      awaitEnd(page);
      String job =
          Records.one(
              "select max(j.id)::text from bulk_job j join institution i on i.id = j.institution_id where i.code = ?",
              PHARMACY);
      List<List<String>> expected =
          List.of(
              List.of("WAITING", "登録待ち", "0"),
              List.of("RUNNING", "登録中", "0"),
              List.of("COMPLETED", "登録完了", "1"),
              List.of("COMPLETED_WITH_DUPLICATES", "登録完了(一部ID重複あり)", "1"),
              List.of("INPUT_ERROR", "登録失敗(入力チェックエラー)", "1"),
              List.of("SYSTEM_ERROR", "登録失敗(システムエラー)", "0"));
      for (List<String> one : expected) {
        boolean unfinished = one.get(0).equals("WAITING") || one.get(0).equals("RUNNING");
        Records.change(
            "update bulk_job set status = ?, completed_at = case when ? then null else now() end, row_count = 4, lease_run = gen_random_uuid(),"
                + " lease_until = now() + interval '1 day' where id = ?::bigint",
            one.get(0),
            unfinished,
            job);
        toResults(page);
        assertThat(newest(page).locator(".status")).hasText(one.get(1));
        assertThat(newest(page).locator("[id$=':download']"))
            .hasCount(Integer.parseInt(one.get(2)));
        assertThat(newest(page).locator("progress")).hasCount(one.get(0).equals("RUNNING") ? 1 : 0);
        Look.at(page, "console-account-bulk-result-" + one.get(0).toLowerCase(Locale.ROOT));
      }
    }
  }

  @Test
  @Tag("BULK-023")
  void theListRenewsItselfEachMinuteAndSaysThatNobodyActed() {
    try (Device terminal = Device.pc()) {
      Page page = logIn(terminal, HOSPITAL).tab();
      page.clock().install();
      toResults(page);
      // The minute begins when the scripts ran, which may be after the page was loaded.
      page.waitForFunction(
          "() => Object.values(PrimeFaces.widgets).some((one) => one instanceof PrimeFaces.widget.Poll && one.active)");

      Request poll =
          page.waitForRequest(
              request -> request.method().equals("POST"), () -> page.clock().fastForward(61_000));

      assertThat(poll.postData()).contains("each-minute-poll");
    }
  }

  @Test
  @Tag("BULK-009")
  void whoeverWasLoggedOutMeanwhileUploadsNothing() {
    try (Device terminal = Device.pc()) {
      Page page = logIn(terminal, PHARMACY).tab();
      long before = jobs(PHARMACY);
      toUpload(page);
      page.locator("#file").setInputFiles(file("x.csv", row("toolate1")));
      page.locator("#register").click();
      assertThat(page.locator("#bulk-ok")).isVisible();
      Records.change(
          "update console_session set ended_at = now(), end_reason = 'FORCED' where ended_at is null"
              + " and account_id = (select a.id from account a join institution i on i.id = a.institution_id"
              + " where i.code = ? and a.user_id = 'kanri01')",
          PHARMACY);

      page.locator("#bulk-ok").click();

      assertThat(page.locator("h1")).hasText("ログイン");
      assertThat(page.locator("main [role=status]")).hasText("管理者の操作により、画面を終了しました。");
      assertThat(jobs(PHARMACY)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @CsvSource({"GENERAL, ippan01", "MASTER_RESET, reset01"})
  @Tag("BULK-001")
  void whoMayNotHasNoEntryAndGetsNothingByAddress(String role, String userId) {
    try (Device terminal = Device.pc()) {
      Page page = ConsoleTerminal.start(terminal).toLogIn().logIn(HOSPITAL, role, userId).tab();
      assertThat(page.locator("#entry-ACCOUNT_BULK")).hasCount(0);
      for (String path :
          List.of(
              "/account-bulk.xhtml",
              "/account-bulk-result.xhtml",
              "/account-bulk/tool",
              "/account-bulk/template")) {
        assertThat(page.request().get(ConsoleTerminal.address(path)).status()).isEqualTo(404);
      }
    }
  }

  @Test
  @Tag("long")
  @Tag("BULK-016")
  void killedInTheMiddleNothingIsRegisteredTwiceAndNothingIsLost() {
    String number;
    try (Device terminal = Device.pc()) {
      number = upload(logIn(terminal, HOSPITAL).tab(), file("x.csv", rows("kill")));
    }
    String processed =
        "select j.processed::text from bulk_job j join institution i on i.id = j.institution_id where i.code = ? and j.receipt_number = ?";
    Awaitility.await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> Integer.parseInt(Records.one(processed, HOSPITAL, number)) >= 20);

    Installation.get().killAndRestart();

    int atTheKill = Integer.parseInt(Records.one(processed, HOSPITAL, number));
    assertThat(atTheKill).isBetween(20, ROWS_BEFORE_THE_END - 1);
    assertEachIsRegisteredOnce("kill");
  }

  /** Of two servers on one database one is lost in the middle, for good. */
  @Test
  @Tag("long")
  @Tag("BULK-016")
  void whatOneServerBeganTheOtherEndsOnceTheLeaseIsOver() throws IOException {
    String number;
    try (Installation.Another another = Installation.get().startAnother(Map.of())) {
      try (Device terminal = Device.pc()) {
        number = upload(logIn(terminal, HOSPITAL).tab(), file("x.csv", rows("node")));
      }
      Awaitility.await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> Integer.parseInt(one("j.processed", number)) >= 20);
      String job = one("j.id", number);
      String firstRun = one("j.lease_run", number);
      boolean begunByMain =
          Installation.get().logLines().stream()
              .anyMatch(line -> line.contains("Begins here: bulk " + job + ", run " + firstRun));
      if (begunByMain) {
        Installation.get().kill();
      } else {
        another.kill();
      }
      try {
        assertThat(Integer.parseInt(one("j.processed", number)))
            .isBetween(20, ROWS_BEFORE_THE_END - 1);

        Awaitility.await()
            .atMost(SOON.plusMinutes(2))
            .until(() -> one("j.status", number).equals("COMPLETED"));

        assertThat(one("j.lease_run", number)).isNotEqualTo(firstRun);
      } finally {
        if (begunByMain) {
          Installation.get().startAgain();
        }
      }
    }
    assertEachIsRegisteredOnce("node");
  }

  private static String rows(String prefix) {
    return IntStream.range(0, ROWS_BEFORE_THE_END)
        .mapToObj(i -> row(String.format(Locale.ROOT, prefix + "%03d", i)))
        .collect(Collectors.joining());
  }

  private static String one(String column, String number) {
    return Records.one(
        "select "
            + column
            + "::text from bulk_job j join institution i on i.id = j.institution_id where i.code = ? and j.receipt_number = ?",
        HOSPITAL,
        number);
  }

  /** Accounts, audit and result; and the passwords of the result open. */
  private static void assertEachIsRegisteredOnce(String prefix) {
    try (Device terminal = Device.pc()) {
      Page page = logIn(terminal, HOSPITAL).tab();
      Locator newest = awaitEnd(page);
      assertThat(newest.locator(".status")).hasText("登録完了");
      assertThat(newest.locator(".count")).hasText(Integer.toString(ROWS_BEFORE_THE_END));
      assertThat(
              Records.one(
                  "select count(*) || ' ' || (select count(*) from audit_event e where e.institution_id = a.institution_id"
                      + " and e.action = 'ACCOUNT_REGISTERED' and e.changes like '%"
                      + prefix
                      + "%')"
                      + " from account a join institution i on i.id = a.institution_id where i.code = ? and a.user_id like '"
                      + prefix
                      + "%'"
                      + " group by a.institution_id",
                  HOSPITAL))
          .isEqualTo(ROWS_BEFORE_THE_END + " " + ROWS_BEFORE_THE_END);
      List<String> lines = download(page);
      assertThat(lines).hasSize(ROWS_BEFORE_THE_END + 1);
      PasswordHashing hashing = new PasswordHashing();
      for (int line : List.of(1, ROWS_BEFORE_THE_END)) {
        String[] cells = lines.get(line).split(",", -1);
        assertThat(
                hashing.matches(
                    cells[7],
                    Records.one(
                        "select a.password_hash from account a join institution i on i.id = a.institution_id where i.code = ? and a.user_id = ?",
                        HOSPITAL,
                        cells[2])))
            .as("the password of line " + line)
            .isTrue();
      }
    }
  }
}
