package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;

/** ［医療機関別URL取得・変更］ as a browser shows it: files, and every change in its four steps. */
@Tag("long")
class AccessUrlScreensIT {

  private static final String DENTIST = "1339999029";
  private static final String NAME = "見本歯科医院（架空）";

  private static ConsoleTerminal toUrls(Device terminal) {
    return ConsoleTerminal.start(terminal).toLogIn().logIn(DENTIST).toUrls();
  }

  private static String url(ConsoleTerminal console) {
    return console.homeVisitUrl();
  }

  private static void waitForUrl(ConsoleTerminal console, String url) {
    assertThat(console.at("#url-HOME_VISIT")).hasText(url);
    assertThat(TwoDimensionalCode.decode(console.homeVisitCode())).isEqualTo(url);
    assertThat(Records.homeVisitUrl(DENTIST)).isEqualTo(url);
  }

  private static Locator tick(ConsoleTerminal console, String change) {
    return console.at("#tick-" + change + "-HOME_VISIT");
  }

  private static Locator button(ConsoleTerminal console, String change) {
    return console.at("#do-" + change + "-HOME_VISIT");
  }

  /** □, 《OK》, the button: up to the 確認メッセージ. */
  private static void prepare(ConsoleTerminal console, String change) {
    assertThat(button(console, change)).isDisabled();
    tick(console, change).check();
    assertThat(console.at("#caution")).isVisible();
    assertThat(button(console, change)).isDisabled();
    console.at("#caution-ok").click();
    assertThat(console.at("#caution")).isHidden();
    assertThat(button(console, change)).isEnabled();
    button(console, change).click();
    assertThat(console.at("#changeQuestion")).isVisible();
  }

  private static void go(ConsoleTerminal console, String change) {
    prepare(console, change);
    if (!change.equals("CHANGE")) {
      console.at("#reason").fill("訓練のため");
    }
    console.at("#change-ok").click();
    assertThat(console.at("#changed")).isVisible();
    console.at("#changed-ok").click();
    assertThat(console.at("#changed")).isHidden();
    assertThat(tick(console, change)).not().isChecked();
    assertThat(button(console, change)).isDisabled();
  }

  @Test
  @Tag("URL-002")
  @Tag("URL-005")
  @Tag("URL-007")
  @Tag("URL-008")
  void theCodeIsSavedAsPngAndAsPdfThatSaysWhichVersionItIs() throws IOException {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toUrls(terminal);
      String url = url(console);
      for (String format : List.of("png", "pdf")) {
        console.at("#" + format + "-HOME_VISIT").click();
        assertThat(console.at("#downloadQuestion")).isVisible();
        console.at("#downloadQuestion-cancel").click();
        assertThat(console.at("#downloadQuestion")).isHidden();
        console.at("#" + format + "-HOME_VISIT").click();
        assertThat(console.at("#downloadQuestion")).isVisible();
        Download file = console.tab().waitForDownload(() -> console.at("#download-ok").click());
        assertThat(console.at("#downloaded")).isVisible();
        Look.at(console.tab(), "console-access-url-downloaded-" + format);
        console.at("#downloaded-ok").click();
        assertThat(console.at("#downloaded")).isHidden();
        assertThat(file.suggestedFilename()).matches("zaitaku-url-home-visit-[0-9]+\\." + format);
        assertThat(TwoDimensionalCode.decode(picture(file, format))).isEqualTo(url);
      }
      Download pdf = download(console, "pdf");
      String number = console.at("#number-HOME_VISIT").textContent();
      assertThat(text(pdf))
          .contains(NAME, DENTIST, "訪問診療等", number)
          .containsPattern("発行日時\\s*20[0-9]{2}/[0-9]{2}/[0-9]{2}");
      assertThat(text(pdf).replace("\n", "")).contains(url);
      assertThat(
              Records.rows(
                  "select 1 from audit_event where action = 'ACCESS_URL_DOWNLOADED' and subject = 'accessUrl:HOME_VISIT'"))
          .hasSizeGreaterThanOrEqualTo(3);
    }
  }

  private static Download download(ConsoleTerminal console, String format) {
    console.at("#" + format + "-HOME_VISIT").click();
    assertThat(console.at("#downloadQuestion")).isVisible();
    return console.tab().waitForDownload(() -> console.at("#download-ok").click());
  }

  private static BufferedImage picture(Download file, String format) throws IOException {
    try (InputStream bytes = file.createReadStream()) {
      if (format.equals("png")) {
        return ImageIO.read(bytes);
      }
      try (PDDocument document = Loader.loadPDF(bytes.readAllBytes())) {
        return new PDFRenderer(document).renderImageWithDPI(0, 150);
      }
    }
  }

  private static String text(Download file) {
    try (InputStream bytes = file.createReadStream();
        PDDocument document = Loader.loadPDF(bytes.readAllBytes())) {
      assertThat(document.getNumberOfPages()).isOne();
      return new PDFTextStripper().getText(document);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  @Tag("URL-009")
  @Tag("URL-010")
  @Tag("URL-011")
  @Tag("URL-013")
  @Tag("URL-014")
  void changeRevertAndFirstEachGoThroughTheirStepsAndTheOldUrlStopsAtOnce() {
    try (Device terminal = Device.pc();
        Device phone = Device.phone()) {
      ConsoleTerminal console = toUrls(terminal);
      if (!console.at("#tick-FIRST-HOME_VISIT").isDisabled()) {
        go(console, "FIRST");
      }
      String first = url(console);
      go(console, "CHANGE");
      String second = url(console);
      assertThat(second).isNotEqualTo(first);
      waitForUrl(console, second);

      Page old = phone.newTab();
      old.navigate(first);
      assertThat(old.locator("#step h1")).hasText("このURLは使えません");
      assertThat(old.locator("#main")).containsText("変更したため使えなくなった");
      assertThat(old.locator("#main")).containsText("職員に、新しいものをお尋ねください");
      assertThat(old.locator("#main")).not().containsText(NAME);
      Look.at(old, "old-url");
      phone.open(second).shows("同意登録の準備と開始").says(NAME);

      go(console, "CHANGE");
      String third = url(console);
      go(console, "REVERT");
      waitForUrl(console, second);
      go(console, "REVERT");
      waitForUrl(console, third);
      go(console, "FIRST");
      waitForUrl(console, first);
      assertThat(tick(console, "FIRST")).isDisabled();
      assertThat(console.at("#hint-FIRST-HOME_VISIT")).hasText("現在のURLが最初のURLです。");
      phone.open(first).shows("同意登録の準備と開始").says(NAME);
      assertThat(
              Records.one(
                  "select changes from audit_event where action = 'ACCESS_URL_RESTORED' order by at desc, id desc limit 1"))
          .contains("訓練のため");
    }
  }

  @Test
  @Tag("URL-009")
  @Tag("URL-012")
  void aStepThatIsCancelledOrLeftOutChangesNothing() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toUrls(terminal);
      String before = url(console);
      Look.at(console.tab(), "console-access-url-changes");

      tick(console, "CHANGE").check();
      assertThat(console.at("#caution")).isVisible();
      assertThat(console.at("#caution")).containsText("現在のURLと二次元バーコードは使用できなくなり");
      Look.at(console.tab(), "console-access-url-caution");
      console.at("#caution-cancel").click();
      assertThat(console.at("#caution")).isHidden();
      assertThat(tick(console, "CHANGE")).not().isChecked();
      assertThat(button(console, "CHANGE")).isDisabled();

      prepare(console, "CHANGE");
      Look.at(console.tab(), "console-access-url-question");
      console.at("#change-cancel").click();
      assertThat(console.at("#changeQuestion")).isHidden();
      assertThat(tick(console, "CHANGE")).not().isChecked();
      waitForUrl(console, before);

      // The button is made to work by hand, without the tick.
      console
          .tab()
          .evaluate(
              "() => { const b = document.getElementById('do-CHANGE-HOME_VISIT'); b.disabled = false;"
                  + " PrimeFaces.ab({s: b.id, p: b.id, u: 'url-panels'}); }");
      console.tab().waitForLoadState();
      console
          .tab()
          .evaluate("() => PrimeFaces.ab({s: 'change-ok', p: 'change-ok', u: 'url-panels'})");
      console.tab().reload();
      assertThat(console.at("#changeQuestion")).isHidden();
      waitForUrl(console, before);
    }
  }

  @Test
  @Tag("URL-010")
  void anOldUrlComesBackOnlyWithAReason() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toUrls(terminal);
      go(console, "CHANGE");
      String before = url(console);
      prepare(console, "REVERT");
      console.at("#change-ok").click();
      assertThat(console.at("#reason-message")).hasText("理由を200文字以内で入力してください。");
      Look.at(console.tab(), "console-access-url-reason");
      assertThat(Records.homeVisitUrl(DENTIST)).isEqualTo(before);
      console.at("#reason").fill("間違えて変更した");
      console.at("#change-ok").click();
      assertThat(console.at("#changed")).isVisible();
      Look.at(console.tab(), "console-access-url-done");
      console.at("#changed-ok").click();
      assertThat(console.at("#url-HOME_VISIT")).not().hasText(before);
    }
  }

  @Test
  @Tag("URL-012")
  void theSameOkAgainChangesNothing() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toUrls(terminal);
      String before = url(console);
      long urls = count("access_url where care_setting = 'HOME_VISIT' and institution_id =");
      long changes = count("audit_event where action = 'ACCESS_URL_CHANGED' and institution_id =");
      prepare(console, "CHANGE");

      console.twice("change-ok", "url-panels questions messages");

      assertThat(console.at("#changed")).isVisible();
      assertThat(console.at("#changeQuestion")).isHidden();
      assertThat(console.at("#messages li")).hasCount(0);
      assertThat(count("access_url where care_setting = 'HOME_VISIT' and institution_id ="))
          .isEqualTo(urls + 1);
      assertThat(count("audit_event where action = 'ACCESS_URL_CHANGED' and institution_id ="))
          .isEqualTo(changes + 1);
      console.at("#changed-ok").click();
      assertThat(console.at("#changed")).isHidden();
      assertThat(url(console)).isNotEqualTo(before);
      waitForUrl(console, url(console));
    }
  }

  private static long count(String rowsOf) {
    return Long.parseLong(
        Records.one(
            "select count(*) from " + rowsOf + " (select id from institution where code = ?)",
            DENTIST));
  }

  @Test
  void whoComesSecondIsToldAndSeesTheUrlOfTheFirst() {
    try (Device one = Device.pc();
        Device two = Device.pc()) {
      ConsoleTerminal first = toUrls(one);
      prepare(first, "CHANGE");
      // Another administrator, seen from the database.
      String institution = Records.one("select id from institution where code = ?", DENTIST);
      Records.change(
          "update access_url set previous = false where institution_id = ?::bigint and care_setting = 'HOME_VISIT'",
          institution);
      Records.change(
          "update access_url set withdrawn_at = now(), previous = true where institution_id = ?::bigint"
              + " and care_setting = 'HOME_VISIT' and withdrawn_at is null",
          institution);
      Records.change(
          "insert into access_url (id, institution_id, care_setting, token, issued_at, number)"
              + " select nextval('access_url_seq'), institution_id, care_setting,"
              + " substr(md5(random()::text), 1, 24), now(), max(number) + 1 from access_url"
              + " where institution_id = ?::bigint and care_setting = 'HOME_VISIT' group by institution_id, care_setting",
          institution);
      String theirs = Records.homeVisitUrl(DENTIST);
      first.at("#change-ok").click();
      assertThat(first.at("#messages")).containsText("ほかの管理者がこのURLを変更しました");
      assertThat(first.at("#changeQuestion")).isHidden();
      waitForUrl(first, theirs);
      ConsoleTerminal second = ConsoleTerminal.start(two);
      assertThat(second.tab().url()).startsWith(Installation.get().closedUrl());
    }
  }
}
