package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Rows;

/** ［医療機関等の詳細］: the operator corrects an institution, ends its use, gives it another code. */
@Tag("long")
class OperatorInstitutionIT {

  private static final String OPERATOR_CODE = "0000000000";
  private static final String CODE = "1319001119";
  private static final String SUCCESSOR = "1319001127";

  private static void institution(String code, String name) {
    Rows.change(
        "insert into institution (id, code, name, starts_on) values (nextval('institution_seq'), ?, ?, '2024-04-01')",
        code,
        name);
    Rows.change(
        "insert into institution_code (id, institution_id, code, valid_from) select nextval('institution_code_seq'), id, code, starts_on"
            + " from institution where code = ?",
        code);
    Rows.change(
        "insert into environment_settings (institution_id, surgery, treatment, medication, health_checkup, specific_disease, e_prescription_use,"
            + " home_visit, online, version) select id, false, false, true, true, true, 'NONE', false, false, 0 from institution where code = ?",
        code);
  }

  private static ConsoleTerminal open(Device terminal, String code) {
    ConsoleTerminal console =
        ConsoleTerminal.start(terminal).toLogIn().logIn(OPERATOR_CODE, "OPERATOR", "jisshi01");
    console.tab().navigate(ConsoleTerminal.address("/operator/institutions.xhtml?words=" + code));
    console.at("#institutions a").click();
    return console.shows("医療機関等の詳細");
  }

  @Test
  @Tag("ORG-009")
  @Tag("ORG-016")
  @Tag("ORG-017")
  void anInstitutionIsCorrectedTakenOverAndEnded() {
    institution(CODE, "見本川端医院（架空）");
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = open(terminal, CODE);
      Page page = console.tab();
      console.at("#settings summary").click();
      assertThat(console.at("#settings dl")).containsText("訪問診療等機能");
      assertThat(console.at("#settings dl")).containsText("利用しない");
      Look.at(page, "operator-institution");

      console.at("#name").fill("");
      console.at("#startsOn").fill("2030/04/01");
      console.at("#related-0-code").fill("1339999029");
      console.at("#update").click();
      console.at("#update-ok").click();
      assertThat(console.at("#name-message")).hasText("機関名を入力してください。");
      assertThat(console.at("#startsOn-message")).hasText("利用開始日は、利用開始後は変更できません。");
      assertThat(console.at("#related-0-name-message")).hasText("関連医療機関 機関名を入力してください。");
      assertThat(console.at("#name")).isFocused();
      Look.at(page, "operator-institution-wrong");

      console.at("#name").fill("見本川端クリニック（架空）");
      console.at("#startsOn").fill("20240401");
      console.at("#recordSharingFrom").fill("2026/10/01");
      console.at("#pmh").check();
      console.at("#related-0-name").fill("見本歯科医院");
      console.at("#related-0-establishedOn").fill("2020/01/01");
      console.at("#update").click();
      console.at("#update-ok").click();
      assertThat(console.at("#messages")).containsText("登録内容を変更しました。");
      assertThat(console.at("#shown")).hasText("見本川端クリニック（架空）");
      page.reload();
      assertThat(console.at("#related-0-name")).hasValue("見本歯科医院");
      assertThat(console.at("#pmh")).isChecked();

      console.at("#successorCode").fill(SUCCESSOR.substring(0, 9) + "0");
      console.at("#successionFrom").fill("2030/04/01");
      console.at("#succeed").click();
      console.at("#succeed-ok").click();
      assertThat(console.at("#successorCode-message")).containsText("検証番号");
      assertThat(console.at("#confirmed")).not().isChecked();
      console.at("#successorCode").fill("1349001113");
      console.at("#succeed").click();
      console.at("#succeed-ok").click();
      assertThat(console.at("#successorCode-message")).containsText("同じ種別");
      console.at("#successorCode").fill(SUCCESSOR);
      console.at("#succeed").click();
      console.at("#succeed-ok").click();
      assertThat(console.at("#codes tbody tr")).hasCount(2);
      assertThat(console.at("#successor")).containsText(SUCCESSOR);
      assertThat(console.at("#successorCode")).hasCount(0);
      Look.at(page, "operator-institution-succession");

      console.at("#take-back").click();
      Look.at(page, "operator-institution-take-back-question");
      console.at("#takeBackQuestion-cancel").click();
      assertThat(console.at("#takeBackQuestion")).isHidden();
      assertThat(console.at("#codes tbody tr")).hasCount(2);
      console.at("#take-back").click();
      console.at("#take-back-ok").click();
      assertThat(console.at("#messages")).containsText("医療機関コードの変更を取り消しました。");
      assertThat(console.at("#codes")).hasCount(0);
      page.reload();
      assertThat(console.at("#successorCode")).hasValue("");

      console.at("#end-use").click();
      Look.at(page, "operator-institution-end-question");
      console.at("#endQuestion-cancel").click();
      assertThat(console.at("#endQuestion")).isHidden();
    }
  }

  @Test
  void anEndIsRegisteredAndTakenBack() {
    String code = "1319001135";
    institution(code, "見本終了医院（架空）");
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = open(terminal, code);
      console.at("#lastDay").fill("2020/01/01");
      console.at("#end-use").click();
      console.at("#end-ok").click();
      assertThat(console.at("#lastDay-message")).containsText("過ぎていない日付");
      console.at("#lastDay").fill("");
      console.at("#end-use").click();
      console.at("#end-ok").click();
      assertThat(console.at("#ends-at")).hasText(Pattern.compile("20[0-9]{2}/[0-9/: ]+"));
      assertThat(console.at("#institution")).containsText("利用終了");
      Look.at(console.tab(), "operator-institution-ended");
      console.at("#go-on").click();
      console.at("#go-on-ok").click();
      assertThat(console.at("#messages")).containsText("取り消しました");
      assertThat(console.at("#lastDay")).isVisible();
    }
  }
}
