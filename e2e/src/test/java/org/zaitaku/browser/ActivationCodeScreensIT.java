package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;
import org.zaitaku.e2e.Rows;

/** ［アクティベーションコード管理］ as a browser shows it. */
@Tag("long")
class ActivationCodeScreensIT {

  private static final String DENTIST = "1339999029";
  private static final String PHARMACY = "1349999035";
  private static final String NURSING = "1369999048";

  private static ConsoleTerminal toCodes(Device terminal, String institution) {
    ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn().logIn(institution);
    console.at("#entry-ACTIVATION_CODES").click();
    return console.shows("アクティベーションコード管理");
  }

  private static Locator row(ConsoleTerminal console, String number) {
    return console.at("#codes tbody tr").filter(new Locator.FilterOptions().setHasText(number));
  }

  /** 《発行》, 《OK》, 《OK》; answers the code. */
  private static String issue(ConsoleTerminal console, String memo) {
    console.at("#memo").fill(memo);
    console.at("#issue").click();
    assertThat(console.at("#issueQuestion")).isVisible();
    console.at("#issue-ok").click();
    assertThat(console.at("#issuedCode")).isVisible();
    String number = console.at("#issued-number").textContent().trim();
    console.at("#issued-ok").click();
    assertThat(console.at("#issuedCode")).isHidden();
    return number;
  }

  private static long codes(String institution) {
    return Records.rows(
            "select 1 from activation_code c join institution i on i.id = c.institution_id where i.code = ?",
            institution)
        .size();
  }

  @Test
  @Tag("ACT-002")
  @Tag("ACT-004")
  @Tag("ACT-005")
  @Tag("ACT-007")
  @Tag("ACT-008")
  @Tag("ACT-009")
  @Tag("ACT-011")
  @Tag("ACT-012")
  @Tag("ACT-014")
  @Tag("ACT-015")
  @Tag("ACT-017")
  @Tag("ACT-023")
  @Tag("ACT-024")
  void aCodeIsIssuedAfterAQuestionAndStandsInTheListWithTheTimeFromWhichItWorks() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toCodes(terminal, DENTIST);
      assertThat(console.at(".facts").first()).containsText(DENTIST);
      assertThat(console.at(".facts").first()).containsText("見本歯科医院（架空）");
      assertThat(console.at("#registration option")).hasText(new String[] {"全て", "未登録", "登録済み"});
      assertThat(console.at("#registration option:checked")).hasText("全て");
      assertThat(console.at("#valid-only")).isChecked();
      assertThat(console.at("main .ways a")).hasText(new String[] {"メニュー", "戻る"});
      long before = codes(DENTIST);

      console.at("#memo").fill("あ".repeat(51));
      console.at("#issue").click();
      assertThat(console.at("#memo-message")).hasText("50文字以内で入力してください。改行は使えません。");
      console.at("#memo").fill("①：Aのスマホ１");
      console.at("#issue").click();
      assertThat(console.at("#issueQuestion")).isVisible();
      Look.at(console.tab(), "console-activation-code-question");
      console.at("#issueQuestion-cancel").click();
      assertThat(console.at("#issueQuestion")).isHidden();
      assertThat(codes(DENTIST)).isEqualTo(before);

      console.at("#issue").click();
      console.at("#issue-ok").click();
      assertThat(console.at("#issuedCode")).isVisible();
      assertThat(console.at("#issued-number")).hasText(Pattern.compile("[0-9]{12}"));
      assertThat(console.at("#issued-usable"))
          .hasText(Pattern.compile("([0-9/]{10} )?[0-9]{2}:[0-9]{2}(:[0-9]{2})?から使えます"));
      Look.at(console.tab(), "console-activation-code-issued");
      String number = console.at("#issued-number").textContent().trim();
      console.at("#issued-ok").click();
      assertThat(codes(DENTIST)).isEqualTo(before + 1);

      assertThat(console.at("#codes thead th"))
          .hasText(new String[] {"登録状況", "アクティベーションコード", "端末識別メモ情報", "無効化状況", "更新日時"});
      Locator row = console.at("#codes tbody tr").first();
      assertThat(row).containsText(number);
      assertThat(row).containsText("未登録");
      assertThat(row).containsText("①：Aのスマホ１");
      assertThat(row).containsText("無効化する");
      assertThat(row).containsText("から使えます");
      assertThat(row)
          .containsText(
              Records.one(
                  "select to_char(max(c.issued_at) at time zone 'Asia/Tokyo', 'YYYY/MM/DD HH24:MI:SS') from activation_code c"
                      + " join institution i on i.id = c.institution_id where i.code = ?",
                  DENTIST));
      Look.at(console.tab(), "console-activation-codes");

      String blank = issue(console, "");
      assertThat(blank).isNotEqualTo(number);
      console.tab().reload();
      assertThat(row(console, number)).isVisible();
      assertThat(
              Records.rows(
                  "select 1 from audit_event where changes like '%' || ? || '%' or subject like '%' || ? || '%'",
                  number, number))
          .as("the audit tells no code")
          .isEmpty();
    }
  }

  @Test
  @Tag("ACT-016")
  @Tag("ACT-017")
  @Tag("ACT-018")
  @Tag("ACT-019")
  @Tag("ACT-021")
  @Tag("ACT-022")
  void anInvalidatedCodeIsGreyAndNeverValidAgain() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toCodes(terminal, DENTIST);
      String number = issue(console, "③：Bのタブレット");
      Locator row = row(console, number);
      row.locator("button").click();
      assertThat(console.at("#invalidateQuestion")).isVisible();
      assertThat(console.at("#invalidateQuestion")).containsText("二度と有効に戻せません");
      assertThat(console.at("#invalidateQuestion")).containsText(number);
      Look.at(console.tab(), "console-activation-code-invalidate");
      console.at("#invalidate-cancel").click();
      assertThat(console.at("#invalidateQuestion")).isHidden();
      assertThat(row).containsText("無効化する");

      row.locator("button").click();
      console.at("#invalidate-ok").click();
      assertThat(console.at("#invalidated")).isVisible();
      console.at("#invalidated-ok").click();
      assertThat(row).hasCount(0);

      console.at("#valid-only").uncheck();
      console.at("#find").click();
      assertThat(row).hasClass(Pattern.compile("\\bover\\b"));
      assertThat(row).containsText("無効化済み");
      assertThat(row).containsText("未登録");
      assertThat(row.locator("button")).hasCount(0);
      Look.at(console.tab(), "console-activation-codes-all");
      console.at("#registration").selectOption("REGISTERED");
      console.at("#find").click();
      assertThat(row).hasCount(0);
    }
  }

  @Test
  @Tag("ACT-007")
  void theSameOkAgainIssuesNoSecondCode() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toCodes(terminal, DENTIST);
      long before = codes(DENTIST);
      console.at("#memo").fill("⑤：Dのスマホ");
      console.at("#issue").click();
      assertThat(console.at("#issueQuestion")).isVisible();

      console.twice("issue-ok", "issue-items conditions found issued-facts messages");

      assertThat(console.at("#issuedCode")).isVisible();
      assertThat(codes(DENTIST)).isEqualTo(before + 1);
      assertThat(console.at("#issued-number")).hasText(Pattern.compile("[0-9]{12}"));
      console.twice("issue-ok", "issue-items conditions found issued-facts messages");
      assertThat(codes(DENTIST)).isEqualTo(before + 1);
    }
  }

  @Test
  @Tag("ACT-001")
  void withoutHomeVisitsNoCodeIsIssued() {
    String pharmacy = Records.one("select id from institution where code = ?", PHARMACY);
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toCodes(terminal, PHARMACY);
      Records.change(
          "update environment_settings set home_visit = false where institution_id = ?::bigint",
          pharmacy);
      console.at("#memo").fill("x");
      console.at("#issue").click();
      console.at("#issue-ok").click();
      assertThat(console.at("#messages")).containsText("このサービスを利用していません");
      assertThat(codes(PHARMACY)).isZero();
      console.tab().reload();
      assertThat(console.at("#off")).isVisible();
      assertThat(console.at("#issue")).isDisabled();
      Look.at(console.tab(), "console-activation-codes-off");
    } finally {
      Records.change(
          "update environment_settings set home_visit = true where institution_id = ?::bigint",
          pharmacy);
    }
  }

  @Test
  @Tag("ACT-006")
  void othersThanAdministratorsHaveNoSuchScreen() {
    for (List<String> who :
        List.of(List.of("GENERAL", "ippan01"), List.of("MEDICAL_VIEWER", "iryo01"))) {
      try (Device terminal = Device.pc()) {
        ConsoleTerminal console =
            ConsoleTerminal.start(terminal).toLogIn().logIn(DENTIST, who.get(0), who.get(1));
        assertThat(console.at("#entry-ACTIVATION_CODES")).hasCount(0);
        assertThat(
                console.tab().navigate(ConsoleTerminal.address("/activation-codes.xhtml")).status())
            .isEqualTo(404);
      }
    }
  }

  /** As the app does it; answers its secret. */
  private static String register(Page page, String institution, String number, String name) {
    APIResponse answer =
        page.request()
            .post(
                Installation.get().publicUrl() + "/device/api/v1/registrations",
                RequestOptions.create()
                    .setData(
                        Map.of(
                            "institutionCode",
                            institution,
                            "userId",
                            "iryo01",
                            "password",
                            Installation.get().password(institution, "MEDICAL_VIEWER"),
                            "activationCode",
                            number,
                            "deviceName",
                            name,
                            "platform",
                            "ANDROID")));
    assertThat(answer.status()).isEqualTo(201);
    Matcher secret = Pattern.compile("[A-Za-z0-9_-]{43}").matcher(answer.text());
    assertThat(secret.find()).isTrue();
    return secret.group();
  }

  private static int status(Page page, String secret) {
    return page.request()
        .get(
            Installation.get().publicUrl() + "/device/api/v1/device",
            RequestOptions.create().setHeader("Authorization", "Bearer " + secret))
        .status();
  }

  @Test
  @Tag("ACT-013")
  @Tag("ACT-020")
  void aRegisteredDeviceIsListedAndStoppedAfterAQuestion() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toCodes(terminal, DENTIST);
      Page page = console.tab();
      String number = issue(console, "④：Cのスマホ");
      Rows.change(
          "update activation_code set usable_from = now() where usable_from > now() and institution_id = (select id from institution where code = ?)",
          DENTIST);
      String secret = register(page, DENTIST, number, "Cのスマホ");
      assertThat(status(page, secret)).isEqualTo(200);

      page.reload();
      assertThat(row(console, number)).containsText("登録済み");
      Locator device =
          console.at("#devices tbody tr").filter(new Locator.FilterOptions().setHasText("Cのスマホ"));
      assertThat(device).containsText("iryo01");
      assertThat(device).containsText("④：Cのスマホ");
      Look.at(page, "console-devices");
      device.locator("button").click();
      assertThat(console.at("#stopQuestion")).containsText("Cのスマホ");
      Look.at(page, "console-device-stop");
      console.at("#stop-cancel").click();
      assertThat(console.at("#stopQuestion")).isHidden();
      assertThat(status(page, secret)).isEqualTo(200);
      device.locator("button").click();
      console.at("#stop-ok").click();
      assertThat(console.at("#stopped")).isVisible();
      console.at("#stopped-ok").click();
      assertThat(device.locator("button")).hasCount(0);
      assertThat(device).hasClass(Pattern.compile("\\bover\\b"));
      assertThat(status(page, secret)).isEqualTo(403);
    }
  }

  @Test
  void devicesAreTurnedPageByPage() {
    Rows.change(
        "with code as (insert into activation_code (id, institution_id, code_hash, code_sealed, issued_by, issued_at, usable_from, registered_at, invalidated_at, invalidated_by)"
            + " select nextval('activation_code_seq'), a.institution_id, sha256(gen_random_uuid()::text::bytea), 'x', a.id, now(), now(), now(), now(), a.id"
            + " from account a join institution i on i.id = a.institution_id, generate_series(1, 45)"
            + " where i.code = ? and a.user_id = 'kanri01' returning id, institution_id, issued_by)"
            + " insert into registered_device select nextval('registered_device_seq'), institution_id, id, issued_by, 'Page ' || id, 'WINDOWS',"
            + " sha256(gen_random_uuid()::text::bytea), now(), now() from code",
        NURSING);
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toCodes(terminal, NURSING);
      assertThat(console.at("#devices tbody tr")).hasCount(20);
      String first = console.at("#devices tbody tr").first().textContent();
      console.at("#devices .ui-paginator-next").click();
      assertThat(console.at("#devices .ui-paginator-page.ui-state-active")).hasText("2");
      assertThat(console.at("#devices tbody tr").first()).not().hasText(first);
      assertThat(console.at("#devices tbody tr")).hasCount(20);

      console.at("#devices tbody tr button").nth(3).click();
      assertThat(console.at("#stopQuestion")).isVisible();
      String name = console.at("#stop-facts strong").textContent();
      console.at("#stop-ok").click();
      console.at("#stopped-ok").click();

      assertThat(console.at("#devices .ui-paginator-page.ui-state-active")).hasText("2");
      assertThat(
              Records.rows(
                  "select 1 from registered_device where name = ? and stop_reason = 'STOPPED'",
                  name))
          .hasSize(1);
      Look.at(console.tab(), "console-devices-pages");
    } finally {
      Rows.change(
          "update registered_device set stopped_at = now(), stop_reason = 'STOPPED' where name like 'Page %' and stopped_at is null");
    }
  }
}
