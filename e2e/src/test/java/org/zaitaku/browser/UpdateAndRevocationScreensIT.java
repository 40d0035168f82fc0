package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;

/** Flow B (同意照会・更新) and flow C (すべての同意を取消す) as a patient and the nurse beside go through them. */
@Tag("long")
class UpdateAndRevocationScreensIT {

  private static final String HOSPITAL = "1319999015";
  private static final String DENTIST = "1339999029";
  private static final String NURSES = "1369999048";
  private static final String PASSWORD = "マイナンバーカードの利用者証明用電子証明書のパスワードを入力していただきます";
  private static final String BEFORE = "同意登録の準備と開始";
  private static final String STAFF_CHECK = "職員は、この画面の内容が正しいことを確認してください。";
  private static final String FORM_WITHDRAWN = "連携した処方箋の発行形態の情報は取り下げられます。";

  /** What the patient of flow B wants in the end. */
  private static final List<Map.Entry<String, String>> CHANGED =
      List.of(
          entry("手術情報の提供", "同意しない"),
          entry("薬剤情報の提供", "同意しない"),
          entry("特定健診等情報の提供", "同意しない"),
          entry("限度額情報の提供", "同意する"),
          entry("特定疾病療養受療証情報の提供", "同意しない"));

  private final String url = Records.homeVisitUrl(HOSPITAL);

  private static void register(Device device, String url, String card, String... agreed) {
    device.open(url).toCard(agreed).openCardApp().authenticate(card).shows("同意登録完了");
  }

  private static void revoke(Device device, String url, String card) {
    ReceptionPage page = device.open(url).shows(BEFORE).menu("すべての同意を取消す");
    page.at("#revoke").click();
    page.openCardApp().authenticate(card).shows("同意内容の取消し完了");
  }

  @Test
  @Tag("CON-005")
  @Tag("CON-014")
  @Tag("CON-015")
  @Tag("CON-A-005")
  @Tag("CON-B-003")
  @Tag("CON-C-002")
  void theMenuListsTheThreeFlowsAndTheQuestions() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).shows(BEFORE);
      page.says("過去に完了した同意内容の確認・更新をしたい方は、右上のメニューボタンから、「すべての同意を取消す」または「同意照会・更新」を押してください。");
      page.at("#menu-button").click();
      assertThat(page.at("#menu button > span:first-child"))
          .hasText(new String[] {"同意登録", "すべての同意を取消す", "同意照会・更新", "よくあるご質問"});
      assertThat(page.at("#menu .menu-sub")).hasText(new String[] {PASSWORD, PASSWORD});
    }
  }

  @Test
  @Tag("CON-017")
  void aPcListsEachFlowOncePerWayToReadTheCard() {
    try (Device pc = Device.pc()) {
      ReceptionPage page = pc.open(url).shows(BEFORE);
      page.at("#menu-button").click();
      assertThat(page.at("#menu button[data-entry='menu.revoke'] .menu-way"))
          .hasText(new String[] {"スマートフォン（二次元コード）認証", "ICカードリーダー認証"});
      assertThat(page.at("#menu button[data-entry='menu.enquire'] .menu-way"))
          .hasText(new String[] {"スマートフォン（二次元コード）認証", "ICカードリーダー認証"});
      page.at("#menu button[data-entry='menu.enquire'][data-way='READER']").click();
      page.shows("マイナンバーカードの認証");
      assertThat(page.at("#open-card-app")).isVisible();
      assertThat(page.at("#card-code")).hasCount(0);
    }
  }

  @Test
  @Tag("CON-006")
  @Tag("CON-007")
  @Tag("CON-B-001")
  @Tag("CON-B-004")
  @Tag("CON-B-005")
  @Tag("CON-B-006")
  @Tag("CON-B-007")
  @Tag("CON-B-009")
  @Tag("CON-B-010")
  @Tag("CON-B-011")
  @Tag("CON-B-012")
  @Tag("CON-B-013")
  @Tag("CON-B-014")
  @Tag("CON-B-015")
  @Tag("CON-B-016")
  @Tag("CON-B-017")
  @Tag("CON-B-018")
  @Tag("CON-B-019")
  @Tag("JPKI-011")
  void aPatientSeesWhatIsRegisteredChangesItAndSeesTheChange() {
    try (Device phone = Device.phone()) {
      register(phone, url, "P03", "SURGERY", "LIMIT_AMOUNT");
      ReceptionPage page = phone.open(url).enquire();
      UUID reception = phone.reception();
      page = page.openCardApp().authenticate("P03");

      page.shows("登録内容の照会・更新");
      assertThat(page.screenNumber()).isEqualTo("C-03");
      page.says("画面番号：C-03");
      assertThat(page.at("input[name=SURGERY][value=AGREED]")).isChecked();
      assertThat(page.at("input[name=MEDICATION][value=DECLINED]")).isChecked();
      assertThat(page.at("input[name=prescription][value=PAPER]")).isChecked();
      assertThat(page.at(".item h2"))
          .hasText(
              new String[] {
                "手術情報の提供", "薬剤情報の提供", "特定健診等情報の提供", "限度額情報の提供", "特定疾病療養受療証情報の提供", "必須処方箋の発行方法を選択"
              });
      assertThat(page.at("#prescription-item")).containsText("※ 処方箋の発行方法を選択してください。");
      assertThat(page.at("#prescription-item .choice"))
          .hasText(new String[] {"電子処方箋を希望", "紙の処方箋を希望"});
      for (Locator item : page.at(".item").all()) {
        assertThat(item.locator(".explanation")).isHidden();
        item.locator(".help").click();
        assertThat(item.locator(".explanation p").first()).isVisible();
      }
      assertThat(page.at("#agree-all")).hasCount(0);
      assertThat(page.at("#to-confirm")).hasText("▶ 更新内容を確認する");

      page.choose("SURGERY", "DECLINED").prescription("ELECTRONIC").toUpdate();
      assertThat(page.screenNumber()).isEqualTo("C-07");
      page.says("画面下にある「同意内容を更新する」ボタンを押してください。");
      page.at("#change").click();
      page.shows("登録内容の照会・更新");
      assertThat(page.at("input[name=SURGERY][value=DECLINED]")).isChecked();
      page.toUpdate();
      assertThat(page.rows("更新内容")).containsExactlyElementsOf(CHANGED);
      assertThat(page.headings()).containsSubsequence("更新内容", "処方箋の発行方法");
      assertThat(page.at("#step .value")).hasText("電子処方箋を希望");
      assertThat(page.at("#register")).containsText("▶ 同意内容を更新する");
      assertThat(page.at("#register")).containsText(PASSWORD);
      assertThat(page.at("#change")).containsText("選択内容を修正する");
      assertThat(page.at("#change")).containsText("前の画面に戻ります");

      page.at("#register").click();
      page.shows("マイナンバーカードの認証").says("同意内容を更新するための認証です。");
      assertThat(active("P03").get(0).get(0)).contains("SURGERY=AGREED");
      page = page.openCardApp().authenticate("P03");

      page.shows("同意内容の更新完了")
          .says("同意内容の更新が正常に完了いたしました。")
          .says(STAFF_CHECK)
          .says("ブラウザのタブを閉じてください。");
      assertThat(page.screenNumber()).isEqualTo("C-09");
      assertThat(page.rows("更新情報")).containsExactlyElementsOf(CHANGED);
      assertThat(page.headings()).containsSubsequence("更新情報", "処方箋の発行方法");
      assertThat(page.at("#step .value")).hasText("電子処方箋を希望");
      assertThat(page.headings()).doesNotContain("資格情報").doesNotContain("お名前が違うとき");
      assertThat(active("P03").get(0).get(0)).contains("SURGERY=DECLINED");
      assertThat(active("P03").get(0).get(1)).isEqualTo("ELECTRONIC");
      assertThat(
              Records.rows(
                  "select count(*) from challenge where reception_id = ? and answered_at is not null",
                  reception))
          .as("the card was read twice")
          .containsExactly(List.of("2"));
    }
  }

  private static List<List<String>> active(String person) {
    return Records.rows(
        "select choices, prescription_form from consent c join institution i on i.id = c.institution_id"
            + " where i.code = ? and c.patient_id = ?::bigint and c.revoked_at is null",
        HOSPITAL,
        String.valueOf(Records.patient(person)));
  }

  @Test
  @Tag("CON-B-008")
  @Tag("CON-C-009")
  void nursesHaveTheirOwnWords() {
    String nurses = Records.homeVisitUrl(NURSES);
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(nurses).begin();
      page.at("#agree-all").click();
      page.toConfirm().register().openCardApp().authenticate("P05").shows("同意登録完了");
      page = phone.open(nurses).enquire().openCardApp().authenticate("P05");
      page.shows("登録内容の照会・更新");
      page.choose("MEDICATION", "DECLINED").at("#agree-all").click();
      assertThat(page.at("input[value=AGREED]:checked")).hasCount(ReceptionPage.ITEMS.size());
      assertThat(page.at("#prescription-item")).hasCount(0);

      page = phone.open(nurses).shows(BEFORE).menu("すべての同意を取消す");
      page.shows("同意内容の取消し確認").says("全ての項目についての同意状態が取消されます。");
      assertThat(page.at("#step")).not().containsText(FORM_WITHDRAWN);
    }
  }

  @Test
  @Tag("CON-B-006")
  void whatTheInstitutionDoesNotAskForIsMissingWhenEnquiredToo() {
    String dentist = Records.homeVisitUrl(DENTIST);
    String[] asked = {"薬剤情報の提供", "特定健診等情報の提供", "限度額情報の提供", "特定疾病療養受療証情報の提供"};
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(dentist).begin();
      assertThat(page.at(".item h2")).hasText(asked);
      page.at("#decline-all").click();
      page.shows("同意登録内容の確認").register().openCardApp().authenticate("P05").shows("同意登録完了");
      page = phone.open(dentist).enquire().openCardApp().authenticate("P05");
      page.shows("登録内容の照会・更新");
      assertThat(page.at(".item h2")).hasText(asked);
    }
  }

  @Test
  @Tag("CON-C-001")
  @Tag("CON-C-003")
  @Tag("CON-C-004")
  @Tag("CON-C-005")
  @Tag("CON-C-006")
  @Tag("CON-C-008")
  @Tag("CON-008")
  @Tag("CON-028")
  void aPatientRevokesEverythingWithOneReadingOfTheCard() {
    try (Device phone = Device.phone()) {
      register(phone, url, "P01", "SURGERY");
      ReceptionPage page = phone.open(url).shows(BEFORE).menu("すべての同意を取消す");
      page.shows("登録内容の取消し確認").says("全ての項目についての登録内容が取消されます。").says(FORM_WITHDRAWN);
      assertThat(page.at("#revoke")).containsText(PASSWORD);
      assertThat(page.at(".screen-number")).hasCount(0);
      page.at("#revoke").click();
      page.shows("マイナンバーカードの認証").says("すべての同意を取消すための認証です。");
      assertThat(active("P01")).hasSize(1);

      page = page.openCardApp().authenticate("P01");

      page.shows("同意内容の取消し完了")
          .says("同意内容の取消しが正常に完了いたしました。")
          .says(STAFF_CHECK)
          .says("ブラウザのタブを閉じてください。");
      assertThat(page.at(".screen-number")).hasCount(0);
      assertThat(active("P01")).isEmpty();
      page = phone.open(url).enquire().openCardApp().authenticate("P01");
      page.shows("登録されている同意はありません");
    }
  }

  @Test
  void anEnquiryThatCannotBeginLeavesTheResultAndWhatCanBeDoneWithIt() {
    try (Device phone = Device.phone()) {
      ReceptionPage page =
          phone.open(url).toCard("SURGERY").openCardApp().authenticate("P02").shows("同意登録完了");
      page.tab().route("**/reception/api/v1/receptions", route -> route.abort());
      page.menu("同意照会・更新");
      assertThat(page.at("#header-told")).containsText("通信ができませんでした。");
      page.shows("同意登録完了").speak("en").speak("ja").shows("同意登録完了");
      page.at("#wrong-name").click();
      page.at("#question-yes").click();
      page.shows("登録を取りやめました");
    }
  }

  @Test
  @Tag("CON-B-020")
  void whoNeverRegisteredIsToldSoAndWhatToDo() {
    try (Device phone = Device.phone()) {
      ReceptionPage page =
          phone
              .open(Records.homeVisitUrl("1349999035"))
              .enquire()
              .openCardApp()
              .authenticate("P06");
      page.shows("登録されている同意はありません").says("メニューの「同意登録」から登録してください。");
    }
  }

  @Test
  @Tag("CON-B-002")
  void onAPcWithAPhoneThePcMovesOnByItselfBothTimes() {
    try (Device pc = Device.pc();
        Device phone = Device.phone()) {
      register(phone, url, "P04", "MEDICATION");
      ReceptionPage onPc = pc.open(url).enquire();
      authenticateOn(phone, onPc, "P04");
      onPc.shows("登録内容の照会・更新").choose("MEDICATION", "DECLINED").toUpdate();
      onPc.at("#register").click();
      onPc.shows("マイナンバーカードの認証").says("同意内容を更新するための認証です。");
      authenticateOn(phone, onPc, "P04");
      onPc.shows("同意内容の更新完了");
    }
  }

  private static void authenticateOn(Device phone, ReceptionPage onPc, String card) {
    Page app = phone.newTab();
    app.navigate(TwoDimensionalCode.decode(onPc.at("#card-code")));
    ReceptionPage onPhone = new CardApp(app).authenticate(card).sameNumberAs(onPc);
    onPhone.shows("この端末での確認が終わりました");
    onPc.at("#number-same").click();
    app.close();
  }

  @Test
  void anotherPersonsCardAtTheSecondReadingChangesNothing() {
    try (Device phone = Device.phone()) {
      register(phone, url, "P07", "MEDICATION");
      ReceptionPage page = phone.open(url).enquire().openCardApp().authenticate("P07");
      page.shows("登録内容の照会・更新").choose("MEDICATION", "DECLINED").toUpdate();
      page.at("#register").click();
      page = page.shows("マイナンバーカードの認証").openCardApp().refused("P02").goBack();

      page.shows("別の方のカードです").says("登録内容は変わっていません。");
      assertThat(active("P07").get(0).get(0)).contains("MEDICATION=AGREED");
    }
  }

  @Test
  void theNextPatientSeesNothingOfWhatWasEnquired() {
    try (Device phone = Device.phone()) {
      register(phone, url, "P08", "SPECIFIC_DISEASE");
      phone.open(url).enquire().openCardApp().authenticate("P08").shows("登録内容の照会・更新");

      ReceptionPage next = phone.open(url).shows(BEFORE);
      next.at("#unfinished-continue").click();
      next.shows("もう一度カードが必要です");
      assertThat(next.everything()).doesNotContain("SPECIFIC_DISEASE");
      next.at("#stop").click();
      next.shows(BEFORE);
      next.tab().waitForLoadState(LoadState.NETWORKIDLE);
      assertThat(next.at("#unfinished-continue")).hasCount(0);
      next.tab().navigate(Installation.get().publicUrl() + "/reception/return");
      ReceptionPage returned = new ReceptionPage(next.tab());
      assertThat(returned.at("#step h1")).not().hasText("登録内容の照会・更新");
      assertThat(returned.at("input[type=radio]")).hasCount(0);
    }
  }

  @Test
  void lookingUpAfterARegistrationDoesNotTakeItBack() {
    try (Device phone = Device.phone()) {
      ReceptionPage page =
          phone.open(url).toCard("MEDICATION").openCardApp().authenticate("P05").shows("同意登録完了");
      UUID registered = phone.reception();
      page.menu("同意照会・更新");
      phone.open(url).enquire().openCardApp().authenticate("P05").shows("登録内容の照会・更新");

      assertThat(Records.state(registered)).isEqualTo("COMPLETED");
      assertThat(active("P05")).hasSize(1);
    }
  }

  @Test
  void whoGoesOnWithAnotherPersonsRevocationIsAskedFirst() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).shows(BEFORE).menu("すべての同意を取消す");
      page.at("#revoke").click();
      page.shows("マイナンバーカードの認証");

      ReceptionPage next = phone.open(url).shows(BEFORE);
      next.at("#unfinished-continue").click();
      next.shows("登録内容の取消し確認").says("全ての項目についての登録内容が取消されます。");
    }
  }

  @Test
  void whoChangesNothingEndsAndLeavesNothingOnTheScreen() {
    try (Device phone = Device.phone()) {
      register(phone, url, "P06", "SURGERY");
      ReceptionPage page = phone.open(url).enquire().openCardApp().authenticate("P06");
      UUID reception = phone.reception();
      page.shows("登録内容の照会・更新").at("#end").click();
      page.shows("内容の表示を終わりました");
      assertThat(page.at("input[type=radio]")).hasCount(0);
      assertThat(Records.state(reception)).isEqualTo("WITHDRAWN");
      assertThat(active("P06").get(0).get(0)).contains("SURGERY=AGREED");
    }
  }

  @Test
  void anUpdateGoesOnWhereItWasAfterTheTabWasClosedAtTheSecondCard() {
    try (Device phone = Device.phone()) {
      register(phone, url, "P02", "SURGERY");
      ReceptionPage page = phone.open(url).enquire().openCardApp().authenticate("P02");
      page.shows("登録内容の照会・更新").choose("SURGERY", "DECLINED").toUpdate();
      page.at("#register").click();
      page.shows("マイナンバーカードの認証");
      page.tab().close();

      ReceptionPage again = phone.open(url).shows(BEFORE);
      again.at("#unfinished-continue").click();
      again.shows("マイナンバーカードの認証").says("同意内容を更新するための認証です。");
      again.openCardApp().authenticate("P02").shows("同意内容の更新完了");
      revoke(phone, url, "P02");
      assertThat(active("P02")).isEmpty();
    }
  }
}
