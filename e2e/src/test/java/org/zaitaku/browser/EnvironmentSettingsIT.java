package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** ［環境設定情報更新］ as administrators see it, and what it opens and closes. */
@Tag("long")
class EnvironmentSettingsIT {

  private static final String DENTAL = "1339999029";
  private static final String PHARMACY = "1349999035";
  private static final String TITLE = "環境設定情報更新";

  private static final String OF =
      " where institution_id in (select id from institution where code in ('1339999029', '1349999035'))";

  /** Two institutions as they are on their first day. */
  @BeforeEach
  void fresh() {
    set(false);
  }

  /** As the demonstration has them. */
  @AfterEach
  void asItWas() {
    set(true);
    Records.change(
        "update institution set record_sharing_from = null, pmh_participant = false where code in ('1339999029', '1349999035')");
    Records.change(
        "update environment_settings set surgery = true where institution_id = (select id from institution where code = '1349999035')");
  }

  private static void set(boolean homeVisits) {
    Records.change(
        "update environment_settings set character_code = 'UTF_8', surgery = false, treatment = false, medication = true,"
            + " health_checkup = true, specific_disease = true, record_sharing = false, emergency_information = false,"
            + " e_prescription_use = 'NONE', form_choice_timing = 'ELSEWHERE', e_prescription = false, refill = false,"
            + " medical_aid = false, subsidy = false, home_visit = "
            + homeVisits
            + ", online = false, display_name = null, patient_telephone = null"
            + OF);
  }

  private static ConsoleTerminal open(Device terminal, String institution) {
    ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn().logIn(institution);
    return toSettings(console);
  }

  private static ConsoleTerminal toSettings(ConsoleTerminal console) {
    console.at("#entry-SETTINGS").click();
    return console.shows(TITLE);
  }

  private static void choose(ConsoleTerminal console, String id, String value) {
    console
        .tab()
        .waitForResponse(
            answer -> answer.request().method().equals("POST"),
            () -> console.at("#" + id).selectOption(value));
  }

  private static String stored(String institution, String column) {
    return Records.one(
        "select s."
            + column
            + "::text from environment_settings s join institution i on i.id = s.institution_id where i.code = ?",
        institution);
  }

  private static void assertList(ConsoleTerminal console, String id, String chosen, String... all) {
    assertThat(console.at("#" + id + " option")).hasText(all);
    assertThat(console.at("#" + id + " option:checked")).hasText(chosen);
  }

  @Test
  @Tag("ENV-001")
  @Tag("ENV-002")
  @Tag("ENV-004")
  @Tag("ENV-008")
  @Tag("ENV-009")
  @Tag("ENV-010")
  @Tag("ENV-012")
  @Tag("ENV-015")
  @Tag("ENV-018")
  @Tag("ENV-022")
  @Tag("ENV-023")
  @Tag("ENV-025")
  @Tag("ENV-026")
  @Tag("ENV-027")
  @Tag("ENV-028")
  @Tag("ENV-030")
  @Tag("ENV-031")
  @Tag("ENV-032")
  @Tag("ENV-036")
  @Tag("ENV-037")
  @Tag("ENV-038")
  @Tag("ENV-039")
  @Tag("ENV-040")
  @Tag("ENV-042")
  @Tag("ENV-045")
  @Tag("ENV-046")
  @Tag("ENV-047")
  @Tag("ENV-048")
  @Tag("ENV-050")
  void aClinicSeesItsItemsInTheManualsOrderWithTheirDefaults() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = open(terminal, DENTAL);
      assertThat(console.at("#settings-items h2"))
          .hasText(
              new String[] {
                "医療機関情報",
                "環境依存項目",
                "閲覧同意の利用有無（情報の利用有無）",
                "電子カルテ情報共有サービス関連項目",
                "救急時医療情報関連項目",
                "電子処方箋管理サービス関連項目",
                "医療扶助関連項目",
                "医療費助成利用関連項目",
                "訪問診療等・オンライン診療等・外来診療等（通常とは異なる動線）関連項目",
                "関連医療機関情報",
                "利用規約"
              });
      assertThat(console.at("#settings-items .facts")).containsText(DENTAL);
      assertThat(console.at("#settings-items .facts")).containsText("見本歯科医院（架空）");
      assertThat(console.at("section[aria-labelledby=section-1] input")).hasCount(0);
      String[] use = {"利用する", "利用しない"};
      assertList(console, "character-code", "utf-8", "utf-8", "Shift-JIS");
      assertList(console, "surgery", "利用しない", use);
      assertList(console, "treatment", "利用しない", use);
      assertList(console, "medication", "利用する", use);
      assertList(console, "health-checkup", "利用する", use);
      assertList(console, "specific-disease", "利用する", use);
      assertList(console, "record-sharing", "利用しない", use);
      assertList(console, "emergency-information", "利用しない", use);
      assertList(
          console, "e-prescription-use", "利用しない", "利用しない", "電子処方箋のみ", "電子処方箋＋紙の処方箋併用", "紙の処方箋のみ");
      assertList(console, "form-choice-timing", "資格確認時以外で確認する", "資格確認時以外で確認する", "資格確認時に確認する");
      assertList(console, "medical-aid", "利用しない", use);
      assertList(console, "subsidy", "利用しない", use);
      assertList(console, "home-visit", "利用しない", use);
      assertList(console, "online", "利用しない", use);
      assertList(console, "eligibility-across-devices", "利用しない", use);
      assertThat(console.at("#e-prescription")).hasCount(0);
      assertThat(console.at("#refill")).hasCount(0);
      assertThat(console.at("#record-sharing")).isDisabled();
      assertThat(console.at("#record-sharing-why")).containsText("利用開始日");
      assertThat(console.at("#subsidy")).isDisabled();
      assertThat(console.at("#pmh-notice")).containsText("PMH（Public Medical Hub）先行実施事業に参加");
      assertThat(console.at("#settings-warning")).containsText("本システムを利用していない状態で実施してください");
      assertThat(console.at("#settings-warning")).containsText("電源をオフにし、再度電源を入れてください");
      assertThat(console.at("#related-none")).isVisible();
      assertThat(console.at("main")).containsText("利用機関の運用に則した設定に変更してください");
      assertThat(console.at(".setting .required")).hasCount(15);
      Look.at(console.tab(), "console-environment-settings");
      console.at("#show-terms").click();
      assertThat(console.at("#terms_title, #terms .ui-dialog-title").first())
          .hasText("オンライン資格等システム利用規約");
      assertThat(console.at("#terms-body")).containsText("第1条（目的）");
      Look.at(console.tab(), "console-environment-settings-terms");
      console.at("#terms-close").click();
      for (String way : List.of("#menu", "#back")) {
        console.at(way).click();
        console.shows("メニュー");
        toSettings(console);
      }
    }
  }

  @Test
  @Tag("ENV-030")
  @Tag("ENV-032")
  @Tag("ENV-033")
  @Tag("ENV-034")
  @Tag("ENV-035")
  @Tag("ENV-048")
  void aPharmacySeesItsOwnItemsAndRefillsOnlyWithElectronicPrescriptions() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = open(terminal, PHARMACY);
      assertThat(console.at("#e-prescription-use")).hasCount(0);
      assertThat(console.at("#form-choice-timing")).hasCount(0);
      assertList(console, "e-prescription", "利用しない", "利用しない", "利用する");
      assertList(console, "refill", "利用しない", "利用しない", "利用する");
      assertThat(console.at("#refill")).isDisabled();
      Look.at(console.tab(), "console-environment-settings-pharmacy");
      choose(console, "e-prescription", "USE");
      assertThat(console.at("#refill")).isEnabled();
      console.at("#refill").selectOption("USE");
      choose(console, "e-prescription", "NOT_USED");
      assertThat(console.at("#refill")).isDisabled();
      assertThat(console.at("#refill")).hasValue("NOT_USED");
    }
  }

  @Test
  @Tag("ENV-014")
  @Tag("ENV-017")
  @Tag("ENV-019")
  @Tag("ENV-021")
  @Tag("ENV-026")
  @Tag("ORG-016")
  @Tag("ORG-017")
  void whatDependsOnAnotherItemFollowsItOnTheScreen() {
    Records.change(
        "update institution set record_sharing_from = current_date, pmh_participant = true where code = ?",
        DENTAL);
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = open(terminal, DENTAL);
      assertThat(console.at("#record-sharing")).isEnabled();
      assertThat(console.at("#subsidy")).isEnabled();
      assertThat(console.at("label[for=surgery]")).hasText("手術情報＊");
      console.at("#display-name").fill("まだ保存していない名称");
      choose(console, "record-sharing", "USE");
      assertThat(console.at("label[for=surgery]")).hasText("手術情報（傷病名・感染症情報）＊");
      assertThat(console.at("label[for=treatment]")).hasText("診療情報（その他アレルギー等・薬剤アレルギー等・検査情報）＊");
      assertThat(console.at("label[for=medication]")).hasText("薬剤情報（処方情報）＊");
      assertThat(console.at("#display-name")).hasValue("まだ保存していない名称");
      assertThat(console.at("#medication")).isEnabled();
      choose(console, "treatment", "USE");
      assertThat(console.at("#medication")).isDisabled();
      assertThat(console.at("#medication")).hasValue("USE");
      assertThat(console.at("#medication-why")).isVisible();
      choose(console, "treatment", "NOT_USED");
      assertThat(console.at("#medication")).isEnabled();
      assertThat(console.at("#medication")).hasValue("USE");
    }
  }

  @Test
  @Tag("ENV-001")
  @Tag("ENV-003")
  @Tag("ENV-005")
  @Tag("ENV-006")
  @Tag("ENV-007")
  @Tag("ENV-040")
  @Tag("ENV-041")
  @Tag("ENV-042")
  @Tag("ENV-043")
  @Tag("ENV-044")
  @Tag("ORG-015")
  void homeVisitsBeginWithTheTermsAndEverybodyLogsInAgain() {
    try (Device terminal = Device.pc();
        Device other = Device.pc();
        Device phone = Device.phone()) {
      ConsoleTerminal clerk =
          ConsoleTerminal.start(other).toLogIn().logIn(DENTAL, "GENERAL", "ippan01");
      assertThat(clerk.at("#entry-SETTINGS")).hasCount(0);
      assertThat(
              clerk.tab().navigate(ConsoleTerminal.address("/environment-settings.xhtml")).status())
          .isEqualTo(404);
      clerk.tab().navigate(ConsoleTerminal.address("/menu.xhtml"));
      ConsoleTerminal console = open(terminal, DENTAL);
      phone.open(Records.homeVisitUrl(DENTAL)).shows("この受付は利用できません");

      choose(console, "home-visit", "USE");
      assertThat(console.at("#termsQuestion")).isVisible();
      assertThat(console.at("#termsQuestion .ui-dialog-title")).hasText("利用規約同意確認");
      Look.at(console.tab(), "console-environment-settings-accept");
      console.at("#terms-cancel").click();
      assertThat(console.at("#termsQuestion")).isHidden();
      assertThat(console.at("#home-visit")).hasValue("NOT_USED");
      choose(console, "home-visit", "USE");
      console.at("#terms-ok").click();
      assertThat(console.at("#termsQuestion")).isHidden();
      assertThat(console.at("#home-visit")).hasValue("USE");
      console.at("#display-name").fill("見本歯科 訪問部");
      console.at("#patient-telephone").fill("０３−１２３４−５６７８");
      console.at("#update").click();
      assertThat(console.at("#question")).isVisible();
      assertThat(console.at("#question-changes tbody tr")).hasCount(3);
      assertThat(console.at("#question-readers")).containsText("顔認証付きカードリーダー");
      assertThat(console.at("#present")).containsText("ippan01");
      assertThat(console.at("#present")).containsText("kanri01");
      Look.at(console.tab(), "console-environment-settings-question");
      console.at("#question-cancel").click();
      assertThat(console.at("#question")).isHidden();
      assertThat(stored(DENTAL, "home_visit")).isEqualTo("false");

      console.at("#update").click();
      console.at("#update-ok").click();
      assertThat(console.at("#updated")).isVisible();
      assertThat(console.at("#updated .ui-dialog-content")).hasText("更新しました");
      assertThat(console.at("#updated-ok")).hasText("OK");
      console.at("#updated-ok").click();
      assertThat(console.at("#updated")).isHidden();
      console.shows(TITLE);
      assertThat(console.at("#home-visit")).hasValue("USE");
      assertThat(console.at("#settings-saved")).containsText("ログインし直してください");
      Look.at(console.tab(), "console-environment-settings-saved");
      assertThat(stored(DENTAL, "home_visit")).isEqualTo("true");
      assertThat(stored(DENTAL, "display_name")).isEqualTo("見本歯科 訪問部");
      assertThat(stored(DENTAL, "patient_telephone")).isEqualTo("03-1234-5678");
      assertThat(
              Records.rows(
                  "select t.item, t.terms_version, a.user_id from terms_acceptance t join account a on a.id = t.account_id"
                      + " join institution i on i.id = t.institution_id where i.code = ? order by t.id desc limit 1",
                  DENTAL))
          .containsExactly(List.of("HOME_VISIT", "1", "kanri01"));

      clerk.tab().reload();
      clerk.shows("ログイン");
      assertThat(clerk.at("main")).containsText("環境設定情報が更新されたため");
      console.at("#log-in-again").click();
      console.shows("ログイン");
      assertThat(console.at("main")).containsText("環境設定情報が更新されたため");

      console.logIn(DENTAL);
      toSettings(console).at("#history summary").click();
      assertThat(console.at("#history")).containsText("見本歯科 訪問部");
      assertThat(console.at("#history")).containsText("kanri01");
      assertThat(console.at("#acceptances")).containsText("訪問診療等機能");
      Look.at(console.tab(), "console-environment-settings-history");
      ReceptionPage page = phone.open(Records.homeVisitUrl(DENTAL)).shows("同意登録の準備と開始");
      page.says("見本歯科 訪問部");
      assertThat(page.at("#telephone")).hasText("03-1234-5678");
      assertThat(page.at("#telephone")).hasAttribute("href", "tel:0312345678");
      page.begin();
      assertThat(page.at("#SURGERY-item")).hasCount(0);
    }
  }

  @Test
  @Tag("ENV-044")
  @Tag("ORG-015")
  void anEmptiedNameAndTelephoneNumberAreSavedAndPatientsSeeTheRegisteredName() {
    Records.change(
        "update environment_settings set home_visit = true, display_name = '見本歯科 訪問部', patient_telephone = '03-1234-5678'"
            + OF);
    try (Device terminal = Device.pc();
        Device phone = Device.phone()) {
      ConsoleTerminal console = open(terminal, DENTAL);
      assertThat(console.at("#display-name")).hasValue("見本歯科 訪問部");
      console.at("#display-name").fill("");
      console.at("#patient-telephone").fill("");
      console.at("#update").click();
      assertThat(console.at("#question-changes tbody tr")).hasCount(2);
      console.at("#update-ok").click();
      assertThat(console.at("#updated")).isVisible();
      console.at("#updated-ok").click();

      assertThat(console.at("#display-name")).hasValue("");
      assertThat(console.at("#patient-telephone")).hasValue("");
      assertThat(stored(DENTAL, "display_name")).isNull();
      assertThat(stored(DENTAL, "patient_telephone")).isNull();
      ReceptionPage page = phone.open(Records.homeVisitUrl(DENTAL)).shows("同意登録の準備と開始");
      page.says("見本歯科医院（架空）");
      assertThat(page.at("#telephone")).hasCount(0);
    }
  }

  @Test
  @Tag("ENV-045")
  @Tag("ORG-009")
  void linkedInstitutionsAreShownWithTheirFourColumns() {
    Records.change(
        "insert into related_institution (id, institution_id, code, name, established_on, closed_on)"
            + " select nextval('related_institution_seq'), id, '1319999990', '見本旧医院', '1990-04-01', '2024-03-31' from institution where code = ?"
            + " on conflict (institution_id, code) where removed_at is null do update set name = excluded.name",
        PHARMACY);
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = open(terminal, PHARMACY);
      assertThat(console.at("#related thead th"))
          .hasText(new String[] {"医療機関コード", "医療機関名", "新設年月日", "廃止年月日"});
      assertThat(console.at("#related tbody td"))
          .hasText(new String[] {"1319999990", "見本旧医院", "1990/04/01", "2024/03/31"});
      assertThat(console.at("section[aria-labelledby=section-10] input")).hasCount(0);
    }
  }

  @Test
  @Tag("ENV-011")
  @Tag("ENV-051")
  void whatIsSwitchedOnIsAskedForOnThePatientsPagesWithWhatItCovers() {
    Records.change(
        "update institution set record_sharing_from = current_date - 1 where code = ?", DENTAL);
    Records.change(
        "update environment_settings set home_visit = true, surgery = true, treatment = true, record_sharing = true, e_prescription_use = 'PAPER_ONLY'"
            + OF);
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(Records.homeVisitUrl(DENTAL)).shows("同意登録の準備と開始").begin();
      assertThat(page.at("#SURGERY-item .item-sub")).hasText("傷病名・感染症情報も含みます。");
      assertThat(page.at("#MEDICATION-item .item-sub"))
          .hasText("診療情報（その他アレルギー等・薬剤アレルギー等・検査情報）も含みます。");
      assertThat(page.at("#step")).containsText("この医療機関では、紙の処方箋が発行されます。");
    }
  }

  @Test
  @Tag("ENV-019")
  @Tag("ENV-049")
  void whatIsPostedAgainstARuleIsRefusedByItsNameAndNothingIsSaved() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = open(terminal, DENTAL);
      choose(console, "treatment", "USE");
      // The answer is on the screen before the browser is tampered with.
      assertThat(console.at("#medication")).isDisabled();
      console
          .tab()
          .evaluate("() => document.querySelector('#medication').removeAttribute('disabled')");
      console.at("#medication").selectOption("NOT_USED");
      console.at("#patient-telephone").fill("110");
      console.at("#update").click();
      assertThat(console.at("#medication-message")).hasText("薬剤情報は、診療情報が「利用しない」のときだけ選択できます。");
      assertThat(console.at("#patient-telephone-message")).containsText("10桁または11桁");
      assertThat(console.at("#question")).isHidden();
      Look.at(console.tab(), "console-environment-settings-wrong");
      assertThat(stored(DENTAL, "treatment")).isEqualTo("false");

      console.tab().reload();
      console.tab().evaluate("() => document.querySelector('#surgery').removeAttribute('name')");
      console.at("#update").click();
      assertThat(console.at("#surgery-message")).hasText("必須項目です。選択してください。");
      assertThat(console.at("#surgery")).isFocused();
    }
  }

  @Test
  @Tag("ENV-005")
  void ofTwoAdministratorsTheSecondSeesTheDifferenceAndChooses() {
    if (Records.rows(
            "select 1 from account a join institution i on i.id = a.institution_id where i.code = ? and a.user_id = 'kanri02'",
            DENTAL)
        .isEmpty()) {
      Records.change(
          "insert into account (id, institution_id, user_id, role, user_name, user_name_kana, password_hash, failed_logins, enabled,"
              + " valid_from, version, registered_at, password_initial, password_set_at) select nextval('account_seq'), a.institution_id,"
              + " 'kanri02', a.role, '見本　次席', 'ミホン　ジセキ', a.password_hash, 0, true, a.valid_from, 0, now(), false, now()"
              + " from account a join institution i on i.id = a.institution_id where i.code = ? and a.user_id = 'kanri01'",
          DENTAL);
    }
    try (Device one = Device.pc();
        Device two = Device.pc()) {
      ConsoleTerminal first = open(one, DENTAL);
      ConsoleTerminal second =
          toSettings(
              ConsoleTerminal.start(two).toLogIn().logIn(DENTAL, "ADMINISTRATOR", "kanri02"));
      first.at("#surgery").selectOption("USE");
      first.at("#medical-aid").selectOption("USE");
      save(first);
      assertThat(first.at("#updated")).isVisible();

      second.at("#surgery").selectOption("NOT_USED");
      second.at("#emergency-information").selectOption("USE");
      save(second);
      assertThat(second.at("#conflict tbody tr")).hasCount(2);
      assertThat(second.at("#conflict")).containsText("手術情報");
      assertThat(second.at("#conflict")).containsText("医療扶助情報");
      assertThat(second.at("#medical-aid")).hasValue("USE");
      assertThat(second.at("#emergency-information")).hasValue("USE");
      assertThat(stored(DENTAL, "emergency_information")).isEqualTo("false");
      Look.at(second.tab(), "console-environment-settings-conflict");
      save(second);
      assertThat(second.at("#updated")).isVisible();
      second.at("#updated-ok").click();
      assertThat(stored(DENTAL, "emergency_information")).isEqualTo("true");
      assertThat(stored(DENTAL, "medical_aid")).isEqualTo("true");
      second.at("#menu").click();
      second.shows("ログイン");
    }
  }

  private static void save(ConsoleTerminal console) {
    console.at("#update").click();
    console.at("#update-ok").click();
  }
}
