package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** ［訪問診療等・オンライン診療等］ as a browser shows it: 再照会（個別）, 照会番号 and 同意取消照会. */
class EnquiryScreensIT {

  private static final String HOSPITAL = "1319999015";
  private static final String PHARMACY = "1349999035";
  private static final String NURSES = "1369999048";

  private static void register(String institution, String card, String... agreed) {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(Records.homeVisitUrl(institution)).begin().agree(agreed);
      page.toConfirm().register().openCardApp().authenticate(card).shows("同意登録完了");
    }
  }

  private static ConsoleTerminal toEnquiry(Device terminal, String institution) {
    ConsoleTerminal console =
        ConsoleTerminal.start(terminal).toLogIn().logIn(institution, "GENERAL", "ippan01");
    console.at("#entry-HOME_VISIT_AND_ONLINE").click();
    console.shows("訪問診療等・オンライン診療等").at("#care-setting").selectOption("HOME_VISIT");
    return console;
  }

  /**
   * The papers of P03, without the symbol, which holds the digits of the PIN that nobody may be
   * sent.
   */
  private static void fillPapers(ConsoleTerminal console) {
    console.at("#insurer").fill("01139997");
    console.at("#number").fill("0003");
    console.at("#branch").fill("00");
    console.at("#birth-date").fill("19810809");
  }

  private static String fact(ConsoleTerminal console, String list, String label) {
    return console
        .at(list + " .fact")
        .filter(
            new Locator.FilterOptions()
                .setHas(console.tab().locator("dt", new Page.LocatorOptions().setHasText(label))))
        .first()
        .locator("dd")
        .innerText();
  }

  @Test
  @Tag("ORG-014")
  @Tag("ELG-014")
  @Tag("ELG-021")
  @Tag("ELG-022")
  @Tag("ELG-028")
  @Tag("ELG-029")
  @Tag("CON-026")
  @Tag("LOG-016")
  void aNursingStationLooksItsPatientUpWithoutTheCardUntilItEndsTheCare() throws IOException {
    register(NURSES, "P03", "MEDICATION", "LIMIT_AMOUNT");
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toEnquiry(terminal, NURSES);
      assertThat(console.at(".facts").first()).containsText(NURSES);
      assertThat(console.at("#care-setting option")).containsText(new String[] {"訪問診療等"});
      console.at("#find").click();
      assertThat(console.at("#insurer-message")).hasText("保険者番号を入力してください。");
      assertThat(console.at("#number-message")).hasText("被保険者証番号を入力してください。");
      Look.at(console.tab(), "console-enquiry-faults");

      fillPapers(console);
      console.at("#find").click();
      assertThat(console.at("#found-title")).isVisible();

      assertThat(fact(console, "#eligibility", "氏名")).isEqualTo("𠮷田　健一");
      assertThat(fact(console, "#eligibility", "一部負担割合")).isEqualTo("3割負担");
      assertThat(fact(console, "#eligibility", "限度額適用認定証適用区分")).isEqualTo("ウ");
      assertThat(fact(console, "#eligibility", "特定疾病療養受療証認定疾病区分")).isEqualTo("同意なし");
      assertThat(fact(console, "#consent", "薬剤情報")).isEqualTo("同意する");
      assertThat(fact(console, "#consent", "手術情報")).isEqualTo("同意しない");
      Look.at(console.tab(), "console-enquiry");
      assertThat(console.tab().url()).doesNotContain("?");
      assertThat(console.tab().title()).doesNotContain("𠮷田");

      console.at("#new-reference").fill("患者１");
      console.at("#give-reference").click();
      assertThat(console.at("#new-reference-message")).containsText("50文字以内");
      console.at("#new-reference").fill("Ａ－００３");
      console.at("#give-reference").click();
      assertThat(console.at("#new-reference")).hasValue("A-003");

      Download file = console.tab().waitForDownload(() -> console.at("#download").click());
      assertThat(file.suggestedFilename()).isEqualTo("eligibility.csv");
      try (InputStream bytes = file.createReadStream()) {
        assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8))
            .contains("𠮷田　健一", "3割負担", "A-003")
            .doesNotContain("人工透析");
      }

      console.tab().reload();
      console.at("#care-setting").selectOption("HOME_VISIT");
      console.at("#reference").fill("A-003");
      console.at("#find-reference").click();
      assertThat(console.at("#found-title")).isVisible();
      assertThat(fact(console, "#eligibility", "氏名")).isEqualTo("𠮷田　健一");

      console.at("#revoke").click();
      assertThat(console.at("#revokeQuestion")).isVisible();
      assertThat(console.at("#revoke-facts")).containsText("𠮷田　健一");
      Look.at(console.tab(), "console-enquiry-revoke");
      console.at("#revoke-cancel").click();
      assertThat(console.at("#revokeQuestion")).isHidden();
      console.at("#revoke").click();
      console.at("#revoke-ok").click();
      assertThat(console.at("#revoked")).isVisible();
      console.at("#revoked-ok").click();
      assertThat(console.at("#found-title")).hasCount(0);

      console.at("#find-reference").click();
      assertThat(console.at("main")).containsText("該当する患者がいません。");
      assertThat(
              Records.rows(
                  "select distinct i.code from audit_event e join institution i on i.id = e.institution_id"
                      + " where e.action in ('ELIGIBILITY_ENQUIRED', 'CONSENT_REVOKED_BY_INSTITUTION') and e.actor_name = 'ippan01'"
                      + " and e.patient_id = ?",
                  Records.patient("P03")))
          .as("the station asks by its own code")
          .containsExactly(List.of(NURSES));
    }
    try (Device phone = Device.phone()) {
      phone
          .open(Records.homeVisitUrl(NURSES))
          .enquire()
          .openCardApp()
          .authenticate("P03")
          .says("登録されている同意はありません");
    }
  }

  @Test
  @Tag("ORG-014")
  void anotherInstitutionFindsNobodyByTheSamePapers() {
    register(NURSES, "P03", "MEDICATION");
    assertThat(
            Records.one(
                "select count(*) from care_relation r join institution i on i.id = r.institution_id where i.code = ? and r.patient_id = ?",
                PHARMACY,
                Records.patient("P03")))
        .as("no test brings this person there")
        .isEqualTo("0");
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toEnquiry(terminal, PHARMACY);
      fillPapers(console);
      console.at("#find").click();
      assertThat(console.at("main")).containsText("該当する患者がいません。");
      assertThat(console.at("#found-title")).hasCount(0);
      assertThat(console.at("#number")).hasValue("0003");
    }
  }

  @Test
  @Tag("ELG-015")
  @Tag("ELG-030")
  @Tag("ONL-008")
  void theScreenNamesTheManualsWithTheDetails() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toEnquiry(terminal, HOSPITAL);
      assertThat(console.at("section[aria-labelledby=manuals] li"))
          .hasText(
              new String[] {
                "操作マニュアル(一般利用者・医療情報閲覧者編)",
                "マイナ在宅受付Webシステム操作マニュアル(訪問診療等編)",
                "マイナ在宅受付Webシステム操作マニュアル(オンライン診療等編)",
                "レセプトコンピュータ用端末等操作マニュアル（照会番号の登録）"
              });
    }
  }

  @Test
  @Tag("ELG-037")
  void ofWhomNothingMayBeToldTheScreenSaysSoInNeutralWords() {
    try (Device phone = Device.phone()) {
      phone
          .open(Records.homeVisitUrl(HOSPITAL))
          .toCard("MEDICATION")
          .openCardApp()
          .authenticate("P09")
          .shows("同意登録完了");
    }
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = toEnquiry(terminal, HOSPITAL);
      console.at("#insurer").fill("01139997");
      console.at("#number").fill("0009");
      console.at("#birth-date").fill("1988/11/11");
      console.at("#find").click();
      assertThat(console.at("#nothing")).hasText("表示できる資格情報がありません");
      assertThat(console.at("#found")).not().containsText("佐々木");
    }
  }
}
