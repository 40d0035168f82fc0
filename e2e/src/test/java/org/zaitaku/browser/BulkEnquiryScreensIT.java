package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** ［資格情報一括照会］ as a clerk meets it. */
class BulkEnquiryScreensIT {

  private static final String HOSPITAL = "1319999015";
  private static final String HEADINGS = "照会番号,保険者番号,被保険者証記号,被保険者証番号,枝番,生年月日\r\n";
  private static final Duration SOON = Duration.ofMinutes(1);

  private static void register() {
    try (Device phone = Device.phone()) {
      phone
          .open(Records.homeVisitUrl(HOSPITAL))
          .toCard("MEDICATION")
          .openCardApp()
          .authenticate("P08")
          .shows("同意登録完了");
    }
  }

  private static ConsoleTerminal toScreen(Device terminal) {
    ConsoleTerminal console =
        ConsoleTerminal.start(terminal).toLogIn().logIn(HOSPITAL, "GENERAL", "ippan01");
    console.at("#entry-BULK_ENQUIRY").click();
    return console.shows("資格情報一括照会");
  }

  private static String text(Download file) throws IOException {
    try (InputStream bytes = file.createReadStream()) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void upload(ConsoleTerminal console, String file) {
    console
        .at("#file")
        .setInputFiles(
            new FilePayload("patients.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
    console.at("#register").click();
    console.at("#bulk-ok").click();
  }

  @Test
  @Tag("ELG-018")
  @Tag("ELG-019")
  @Tag("ELG-020")
  @Tag("ELG-033")
  @Tag("ELG-036")
  @Tag("LOG-017")
  @Tag("ONL-009")
  void aClerkAsksForManyPatientsWithOneFileAndDownloadsTheResultLater() throws IOException {
    register();
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toScreen(terminal);
      Page page = console.tab();
      Download workbook = page.waitForDownload(() -> console.at("#headings").click());
      assertThat(workbook.suggestedFilename()).isEqualTo("request.xlsx");
      assertThat(text(workbook)).startsWith("PK");

      console.at("#care-setting").selectOption("");
      console.at("#register").click();
      assertThat(console.at("#file-message")).hasText("資格確認一括要求ファイルを選択してください。");
      upload(console, HEADINGS + "A 1,,,,,\r\n,12,,0003,00,2099/01/01\r\n");
      assertThat(console.at("#care-setting-message")).containsText("選択");
      console.at("#care-setting").selectOption("HOME_VISIT");
      upload(console, HEADINGS + "A 1,,,,,\r\n,12,,0003,00,2099/01/01\r\n");
      assertThat(console.at("#file-message")).containsText("ファイルに誤りが3件あります。");
      assertThat(console.at("#faults li"))
          .containsText(new String[] {"2行目：照会番号", "3行目：保険者番号", "3行目：生年月日"});
      assertThat(console.at("#result-table")).hasCount(0);
      Look.at(page, "console-bulk-enquiry-faults");

      upload(
          console, HEADINGS + ",06139992,,0008,00,1985/01/25\r\n,06139992,,9993,,1985/01/25\r\n");
      assertThat(console.at("#received")).containsText("照会を受け付けました");
      Locator newest = console.at("#result-table tbody tr").first();
      Awaitility.await()
          .pollInSameThread()
          .atMost(SOON)
          .until(
              () -> {
                page.waitForResponse(
                    answer -> answer.request().method().equals("POST"),
                    () -> console.at("#refresh").click());
                return "COMPLETED".equals(newest.getAttribute("data-status"));
              });
      assertThat(newest.locator(".count")).hasText("2／2");
      Look.at(page, "console-bulk-enquiry");
      assertThat(page.title()).doesNotContain("伊藤");

      Download file = page.waitForDownload(() -> newest.locator("[id$=':download']").click());
      assertThat(file.suggestedFilename()).matches("eligibility-[0-9]{8}-[0-9]{4}\\.csv");
      assertThat(text(file).split("\r\n"))
          .hasSize(3)
          .satisfies(
              lines -> {
                assertThat(lines[0]).contains("行番号", "照会結果", "氏名");
                assertThat(lines[1])
                    .startsWith("2,該当あり,")
                    .contains("伊藤　恵")
                    .doesNotContain("見本区架空町");
                assertThat(lines[2]).startsWith("3,該当なし,").doesNotContain("0008");
              });
    }
  }
}
