package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Rows;

/** ［医療情報閲覧履歴照会］ as a browser shows it. */
@Tag("long")
class ViewHistoryIT {

  private static final String DENTIST = "1339999029";

  private static final String DAY =
      "(now() at time zone 'Asia/Tokyo')::date::timestamp at time zone 'Asia/Tokyo'";

  @AfterEach
  void forget() {
    Rows.change(
        "delete from view_history where institution_id = (select id from institution where code = ?)",
        DENTIST);
  }

  /** Viewings by iryo01 of P01's information, this long after the beginning of today. */
  private static void viewed(String after, String kind, int times) {
    Rows.change(
        "insert into view_history select nextval('view_history_seq'), "
            + DAY
            + " + ?::interval, a.institution_id, a.id, a.user_id, a.user_name, (select patient_id from demonstration_person where code = 'P01'), ?"
            + " from account a join institution i on i.id = a.institution_id, generate_series(1, ?) where i.code = ? and a.user_id = 'iryo01'",
        after,
        kind,
        times,
        DENTIST);
  }

  private static ConsoleTerminal toHistory(Device terminal) {
    ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn().logIn(DENTIST);
    assertThat(console.at("#entry-VIEW_HISTORY")).hasText("医療情報閲覧履歴照会");
    console.at("#entry-VIEW_HISTORY").click();
    return console.shows("医療情報閲覧履歴照会");
  }

  private static String text(Download file, Charset charset) {
    try {
      return Files.readString(file.path(), charset);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String today(String pattern) {
    return Records.one("select to_char(now() at time zone 'Asia/Tokyo', ?)", pattern);
  }

  @Test
  @Tag("HIS-001")
  @Tag("HIS-002")
  @Tag("HIS-005")
  @Tag("HIS-009")
  void anAdministratorSearchesWhenAndWhoseInformationWasViewed() {
    String patient = String.valueOf(Records.patient("P01"));
    viewed("10 hours 2 minutes 3 seconds", "MEDICATION", 1);
    viewed("11 hours", "CLINICAL", 1);
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toHistory(terminal);
      assertThat(console.at("main .facts dd")).hasText(DENTIST);
      assertThat(console.at("main input[value='" + DENTIST + "']")).hasCount(0);
      assertThat(console.at("#kind option"))
          .hasText(new String[] {"全て", "特定健診情報", "薬剤情報", "手術・診療・薬剤情報", "臨床情報"});
      assertThat(console.at("main .ways a")).hasText(new String[] {"メニュー", "戻る"});
      assertThat(console.at("#lines")).hasCount(0);
      Look.at(console.tab(), "console-view-history");

      console.at("#find").click();
      assertThat(console.at("#lines thead th"))
          .hasText(new String[] {"閲覧日時", "ユーザID", "ユーザ名", "患者識別番号", "患者の氏名", "照会情報区分"});
      assertThat(console.at("#lines tbody tr")).hasCount(2);
      assertThat(console.at("#lines tbody tr").first()).containsText("臨床情報");
      assertThat(console.at("#lines tbody tr").last())
          .containsText(today("YYYY/MM/DD") + " 10:02:03");
      assertThat(console.at("#lines tbody tr").last()).containsText("iryo01");
      assertThat(console.at("#lines tbody tr").last()).containsText("見本　閲覧");
      assertThat(console.at("#lines tbody tr").last()).containsText(patient);
      Look.at(console.tab(), "console-view-history-found");

      console.at("#kind").selectOption("MEDICATION");
      console.at("#find").click();
      assertThat(console.at("#lines tbody tr")).hasCount(1);
      assertThat(console.at("#lines tbody tr")).containsText("薬剤情報");
      console.at("#kind").selectOption("HEALTH_CHECKUP");
      console.at("#find").click();
      assertThat(console.at("#lines tbody")).containsText("該当する閲覧履歴はありません。");

      console.at("main .ways #back").click();
      console.shows("メニュー");
    }
  }

  @Test
  @Tag("HIS-003")
  @Tag("HIS-004")
  void aPeriodIsTypedToTheMinuteAndBothMinutesBelongToIt() {
    viewed("12 hours 54 minutes 59 seconds", "CLINICAL", 1);
    viewed("12 hours 55 minutes", "MEDICATION", 1);
    viewed("12 hours 56 minutes 59 seconds", "MEDICATION", 1);
    viewed("12 hours 57 minutes", "CLINICAL", 1);
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toHistory(terminal);
      assertThat(console.at("#from-date")).hasValue(today("YYYY/MM/DD"));
      assertThat(console.at("#from-time")).hasValue("00:00");
      assertThat(console.at("#until-time")).hasValue("23:59");
      for (String wrong : List.of("24:00", "12:60", "12時", "")) {
        console.at("#from-time").fill(wrong);
        console.at("#find").click();
        assertThat(console.at("#from-time-message")).hasText("時刻は12:55の形（0:00から23:59まで）で入力してください。");
        assertThat(console.at("#from-time")).isFocused();
        assertThat(console.at("#lines")).hasCount(0);
        console.at("#from-time").fill("0:00");
        console.at("#find").click();
        assertThat(console.at("#from-time-message")).isEmpty();
      }
      console.at("#until-date").fill("2026/02/30");
      console.at("#find").click();
      assertThat(console.at("#until-date-message")).containsText("日付は");
      console.at("#until-date").fill(today("YYYYMMDD"));

      console.at("#from-time").fill("12：55");
      console.at("#until-time").fill("12:54");
      console.at("#find").click();
      assertThat(console.at("#until-date-message")).hasText("対象期間（至）には、対象期間（自）以降の日時を入力してください。");
      Look.at(console.tab(), "console-view-history-wrong");
      console.at("#download").click();
      assertThat(console.at("#until-date-message")).containsText("以降の日時");

      console.at("#until-time").fill("12:56");
      console.at("#find").click();
      assertThat(console.at("#lines tbody tr")).hasCount(2);
      assertThat(console.at("#lines tbody")).not().containsText("臨床情報");

      console.at("#from-date-calendar").click();
      assertThat(console.at("#calendar")).isVisible();
      console.at("#calendar-close").click();
    }
  }

  @Test
  @Tag("HIS-006")
  @Tag("HIS-008")
  @Tag("HIS-012")
  void theResultIsDownloadedAsCsvInTheInstitutionsCharacterCode() {
    viewed("9 hours", "SURGERY_TREATMENT_MEDICATION", 1);
    viewed("10 hours", "CLINICAL", 1);
    String patient = String.valueOf(Records.patient("P01"));
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toHistory(terminal);
      Response[] answer = new Response[1];
      console
          .tab()
          .onResponse(
              response -> {
                if (response.request().method().equals("POST")) {
                  answer[0] = response;
                }
              });
      Download file = console.tab().waitForDownload(() -> console.at("#download").click());
      assertThat(file.suggestedFilename()).isEqualTo("view-history.csv");
      assertThat(answer[0].headerValue("content-type")).startsWith("text/csv");
      assertThat(answer[0].headerValue("content-disposition")).startsWith("attachment;");
      assertThat(text(file, StandardCharsets.UTF_8))
          .isEqualTo(
              "\uFEFF閲覧日時,ユーザID,ユーザ名,患者識別番号,患者の氏名,照会情報区分\r\n"
                  + today("YYYY/MM/DD")
                  + " 10:00:00,iryo01,見本　閲覧,"
                  + patient
                  + ",,臨床情報\r\n"
                  + today("YYYY/MM/DD")
                  + " 09:00:00,iryo01,見本　閲覧,"
                  + patient
                  + ",,手術・診療・薬剤情報\r\n");

      characterCode("SHIFT_JIS");
      Download other = console.tab().waitForDownload(() -> console.at("#download").click());
      assertThat(text(other, Charset.forName("windows-31j"))).startsWith("閲覧日時,").contains("臨床情報");

      assertThat(
              Records.rows(
                  "select 1 from audit_event e join institution i on i.id = e.institution_id"
                      + " where i.code = ? and e.action = 'VIEW_HISTORY_EXPORTED' and e.actor_name = 'kanri01'",
                  DENTIST))
          .hasSizeGreaterThanOrEqualTo(2);
      console.tab().navigate(ConsoleTerminal.address("/operation-history.xhtml?group=MEDICAL"));
      assertThat(console.at("#operations")).containsText("医療情報閲覧履歴のダウンロード");
    } finally {
      characterCode("UTF_8");
    }
  }

  private static void characterCode(String code) {
    Records.change(
        "update environment_settings set character_code = ? where institution_id = (select id from institution where code = ?)",
        code,
        DENTIST);
  }

  @Test
  @Tag("HIS-007")
  void moreThanTwentyFiveThousandRecordsAreAMessageAndNoFile() {
    viewed("8 hours", "MEDICATION", 25_000);
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toHistory(terminal);
      Download file = console.tab().waitForDownload(() -> console.at("#download").click());
      assertThat(text(file, StandardCharsets.UTF_8).lines()).hasSize(25_001);

      viewed("8 hours 1 minute", "CLINICAL", 1);
      boolean[] downloaded = new boolean[1];
      console.tab().onDownload(other -> downloaded[0] = true);
      console.at("#download").click();
      assertThat(console.at("#messages"))
          .containsText("検索結果が25,000件を超えるため、ダウンロードできません。検索条件を見直して、再検索してください。");
      assertThat(downloaded[0]).isFalse();
      Look.at(console.tab(), "console-view-history-too-many");

      console.at("#find").click();
      assertThat(console.at("#lines .ui-paginator-current")).containsText("25001件中");
      assertThat(console.at("#lines tbody tr")).hasCount(20);
      console.at("#lines .ui-paginator-next").click();
      assertThat(console.at("#lines .ui-paginator-page.ui-state-active")).hasText("2");
      console.at("#find").click();
      assertThat(console.at("#lines .ui-paginator-page.ui-state-active")).hasText("1");
    }
  }

  @Test
  @Tag("HIS-001")
  void othersThanAdministratorsHaveNoSuchScreen() {
    for (List<String> who :
        List.of(List.of("GENERAL", "ippan01"), List.of("MEDICAL_VIEWER", "iryo01"))) {
      try (Device terminal = Device.pc()) {
        ConsoleTerminal console =
            ConsoleTerminal.start(terminal).toLogIn().logIn(DENTIST, who.get(0), who.get(1));
        assertThat(console.at("#entry-VIEW_HISTORY")).hasCount(0);
        assertThat(console.tab().navigate(ConsoleTerminal.address("/view-history.xhtml")).status())
            .isEqualTo(404);
      }
    }
  }

  @Test
  void itFitsAPhoneAndSpeaksEnglish() {
    viewed("1 hour", "MEDICATION", 1);
    try (Device terminal = Device.of(360, 740)) {
      ConsoleTerminal console = toHistory(terminal);
      console.at("#find").click();
      assertThat(console.at("#lines tbody tr")).hasCount(1);
      Look.at(console.tab(), "console-view-history-narrow");

      console.at("#other-language").click();
      console.shows("History of viewed medical information");
      console.at("#find").click();
      assertThat(console.at("#lines tbody tr")).containsText("Medication");
      assertThat(console.at("main").innerText()).doesNotContainPattern(Pattern.compile("[ぁ-ん]"));
    }
  }
}
