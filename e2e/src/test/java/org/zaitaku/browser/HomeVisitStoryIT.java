package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A first consent at home goes all the way through: URL, choices, card, completion, records. */
class HomeVisitStoryIT {

  private static final String HOSPITAL = "1319999015";

  private static final List<Map.Entry<String, String>> REGISTERED =
      List.of(
          entry("手術情報の提供", "同意する"),
          entry("薬剤情報の提供", "同意しない"),
          entry("特定健診等情報の提供", "同意しない"),
          entry("限度額情報の提供", "同意する"),
          entry("特定疾病療養受療証情報の提供", "同意する"));

  private static final List<Map.Entry<String, String>> ELIGIBILITY =
      List.of(
          entry("氏名", "𠮷田　健一"),
          entry("フリガナ", "ヨシダ　ケンイチ"),
          entry("被保険者証区分", "被保険者証（一般）"),
          entry("一部負担割合", "3割負担"),
          entry("限度額適用認定証区分", "限度額適用認定証"),
          entry("限度額適用認定証適用区分", "ウ"),
          entry("特定疾病療養受療証認定疾病区分", "人工透析"),
          entry("高齢受給者証一部負担金割合", "該当なし"));

  @Test
  @Tag("CON-024")
  @Tag("CON-A-001")
  @Tag("CON-A-011")
  @Tag("CON-A-020")
  @Tag("CON-A-021")
  @Tag("CON-A-022")
  @Tag("CON-A-026")
  @Tag("CON-A-027")
  @Tag("CON-A-029")
  @Tag("URL-001")
  @Tag("JPKI-008")
  @Tag("JPKI-012")
  @Tag("ELG-001")
  @Tag("ELG-002")
  @Tag("ELG-003")
  @Tag("ELG-004")
  @Tag("ELG-005")
  @Tag("ELG-006")
  @Tag("ELG-007")
  @Tag("ELG-008")
  @Tag("ELG-009")
  @Tag("ELG-010")
  @Tag("ELG-011")
  void aPatientRegistersAConsentAtHomeAndSeesWhatWasRegistered() {
    try (Device terminal = Device.pc();
        Device phone = Device.phone()) {
      String url =
          ConsoleTerminal.start(terminal).toLogIn().logIn(HOSPITAL).toUrls().homeVisitUrl();
      ReceptionPage page = phone.open(url).begin();
      page.agree("SURGERY", "LIMIT_AMOUNT", "SPECIFIC_DISEASE").prescription("ELECTRONIC");
      page.toConfirm().says("画面下にある「同意内容を登録する」ボタンを押してください。");
      assertThat(page.rows("登録内容")).isEqualTo(REGISTERED);
      assertThat(page.at("#step .value")).hasText("電子処方箋を希望");
      page.register();
      UUID reception = phone.reception();

      page = page.openCardApp().authenticate("P03");

      page.shows("同意登録完了")
          .says("同意登録が正常に完了いたしました。")
          .says("職員は、この画面の内容が正しいことを確認してください。")
          .says("ブラウザのタブを閉じてください。");
      assertThat(page.rows("登録内容")).isEqualTo(REGISTERED);
      assertThat(page.at("#step .value")).hasText("電子処方箋を希望");
      assertThat(page.rows("資格情報")).isEqualTo(ELIGIBILITY);
      assertThat(page.headings()).containsSubsequence("同意登録完了", "登録内容", "処方箋の発行方法", "資格情報");
      assertThat(page.at("details.others summary")).hasText("その他情報");
      page.at("details.others summary").click();
      assertThat(page.entries(page.at("details.others dl")))
          .contains(entry("保険者番号", "01139997"), entry("性別", "男"), entry("資格有効性", "有効"));

      assertRecords(reception);
    }
  }

  /** Consent, event, care relation and snapshot of one reception; the audit tells who did what. */
  private static void assertRecords(UUID reception) {
    String patient = String.valueOf(Records.patient("P03"));
    String choices =
        "SURGERY=AGREED,MEDICATION=DECLINED,HEALTH_CHECKUP=DECLINED,LIMIT_AMOUNT=AGREED,"
            + "SPECIFIC_DISEASE=AGREED";
    assertThat(Records.state(reception)).isEqualTo("COMPLETED");
    assertThat(
            Records.rows(
                "select e.kind, e.choices, e.prescription_form, i.code, e.patient_id::text,"
                    + " c.choices, c.care_setting, c.revoked_at is null"
                    + " from consent_event e join consent c on c.id = e.consent_id"
                    + " join institution i on i.id = c.institution_id where e.reception_id = ?",
                reception))
        .containsExactly(
            List.of(
                "REGISTERED",
                choices,
                "ELECTRONIC",
                HOSPITAL,
                patient,
                choices,
                "HOME_VISIT",
                "t"));
    assertThat(
            Records.rows(
                "select count(*) from care_relation r join institution i on i.id = r.institution_id"
                    + " where i.code = ? and r.patient_id = ?::bigint and r.ended_at is null",
                HOSPITAL,
                patient))
        .containsExactly(List.of("1"));
    assertThat(
            Records.rows(
                "select name, limit_certificate_flag, specific_disease from eligibility_snapshot"
                    + " where reception_id = ?",
                reception))
        .containsExactly(List.of("𠮷田　健一", "A03", "1"));
    assertThat(
            Records.rows(
                "select actor_kind, action, outcome, coalesce(patient_id::text, '-')"
                    + " from audit_event where subject = ? order by at, id",
                "reception:" + reception))
        .containsExactly(
            List.of("PATIENT", "RECEPTION_STARTED", "SUCCESS", "-"),
            List.of("PATIENT", "CARD_CHALLENGED", "SUCCESS", "-"),
            List.of("PATIENT", "CARD_ANSWERED", "SUCCESS", "-"),
            List.of("PATIENT", "CARD_VERIFIED", "SUCCESS", patient),
            List.of("PATIENT", "CONSENT_REGISTERED", "SUCCESS", patient),
            List.of("PATIENT", "ELIGIBILITY_OBTAINED", "SUCCESS", patient),
            List.of("PATIENT", "ELIGIBILITY_SHOWN", "SUCCESS", patient));
  }
}
