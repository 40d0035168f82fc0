package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages say and offer at each kind of institution. */
class InstitutionKindIT {

  private static final String HOSPITAL = "1319999015";
  private static final String DENTIST = "1339999029";
  private static final String PHARMACY = "1349999035";
  private static final String NURSING = "1369999048";

  @Test
  @Tag("CON-001")
  @Tag("CON-002")
  @Tag("CON-004")
  @Tag("CON-006")
  @Tag("CON-009")
  @Tag("CON-010")
  @Tag("CON-011")
  @Tag("CON-012")
  @Tag("CON-A-003")
  @Tag("CON-A-004")
  @Tag("CON-A-006")
  @Tag("CON-A-008")
  @Tag("CON-A-010")
  @Tag("CON-A-012")
  @Tag("JPKI-014")
  @Tag("ORG-013")
  void theFirstPageAtAHospitalTellsWhatIsNeeded() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(Records.homeVisitUrl(HOSPITAL)).shows("同意登録の準備と開始");
      assertThat(page.at(".service-name")).hasText("マイナ在宅受付Web");
      assertThat(page.at(".service-setting")).hasText("訪問診療等");
      assertThat(page.at(".institution")).hasText("見本市民病院（架空）");
      assertThat(page.at(".screen-number")).hasText("画面番号：A-01");
      assertThat(page.at(".footer"))
          .hasText(
              "Copyright © Health Insurance Claims Review & Reimbursement services, All Rights Reserved.");
      page.says("「同意登録に必要な準備」が完了した後、「同意登録をする」ボタンから同意手続きを開始してください。")
          .says("同意登録に必要な準備")
          .says("同意登録には、マイナンバーカードのご用意とマイナンバーカードの健康保険証利用の申込を済ませていただく必要があります。")
          .says("本システムのご利用にはマイナンバーカードの健康保険証利用の申込が必要です。まだ申込がお済みでない方は、マイナポータルサイトにて申込するようお願いします。");
      assertThat(page.at(".needs a").first()).hasAttribute("href", "https://myna.go.jp/");
      page.says("利用者証明用電子証明書のパスワード").says("市区町村窓口");
      page.at("summary", "職員の方へ").click();
      page.says("マイナンバーカードは預からないでください。").says("職員は聞かず、代わりに入力しません。");
      page.at("summary", "使える端末とアプリ").click();
      page.says("スマートフォン、タブレット")
          .says("PC＋スマートフォン、タブレット")
          .says("PC＋ICカードリーダー")
          .says("App Store又はGoogle Playで「マイナポータル」と検索して、インストールしてください。");
      page.begin();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PHARMACY, NURSING})
  @Tag("CON-A-002")
  @Tag("CON-A-007")
  @Tag("CON-A-009")
  @Tag("CON-A-015")
  @Tag("CON-A-018")
  @Tag("CON-A-019")
  void pharmaciesAndNursingStationsHaveTheirOwnWordsAndOneButtonThatAgreesToAll(String code) {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(Records.homeVisitUrl(code)).shows("同意登録の準備と開始");
      page.says("同意登録には、マイナンバーカードのご用意とマイナンバーカードへの保険証の登録を済ませていただく必要があります。");
      assertThat(page.at(".needs > li h3"))
          .hasText(new String[] {"マイナンバーカードの準備", "マイナンバーカードへの保険証の登録"});
      page.says("同意登録にはマイナンバーカードが必要になります。お手元にご準備ください。")
          .says("本システムのご利用にはマイナンバーカードへの保険証の登録が必要です。まだ登録がお済みでない方は、マイナポータルサイトにて登録するようお願いします。");
      page.begin();
      assertThat(page.at("input[name=prescription]")).hasCount(0);
      assertThat(page.at("input:checked")).hasCount(0);
      assertThat(page.at("#agree-all")).hasText("すべての項目に同意する");
      page.at("#agree-all").click();
      assertThat(page.at("input[value=AGREED]:checked")).hasCount(ReceptionPage.ITEMS.size());
      page.toConfirm();
      assertThat(page.rows("登録内容")).extracting(Map.Entry::getValue).containsOnly("同意する");
      assertThat(page.headings()).doesNotContain("処方箋の発行方法");

      page = page.register().openCardApp().authenticate("P01").shows("同意登録完了");

      assertThat(page.rows("資格情報")).contains(entry("一部負担割合", "1割負担"));
    }
  }

  @Test
  @Tag("CON-018")
  @Tag("CON-019")
  @Tag("CON-020")
  @Tag("CON-A-014")
  void aHospitalOffersTheItemsInTheirOrderEachWithItsExplanationAndThePrescription() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(Records.homeVisitUrl(HOSPITAL)).begin();
      assertThat(page.at(".item h2"))
          .hasText(
              new String[] {
                "手術情報の提供", "薬剤情報の提供", "特定健診等情報の提供", "限度額情報の提供", "特定疾病療養受療証情報の提供", "必須処方箋の発行方法を選択"
              });
      assertThat(page.at(".screen-number")).hasText("画面番号：B-01");
      assertThat(page.at("input:checked")).hasCount(0);
      for (Locator item : page.at(".item").all()) {
        assertThat(item.locator(".explanation")).isHidden();
        item.locator(".help").click();
        assertThat(item.locator(".explanation")).isVisible();
      }
      assertThat(page.at("#SURGERY-item .choice")).hasText(new String[] {"同意する", "× 同意しない"});
      page.choose("SURGERY", "AGREED").choose("SURGERY", "DECLINED");
      assertThat(page.at("#SURGERY-item input:checked")).hasCount(1);
      assertThat(page.at("#prescription-item .choice"))
          .hasText(new String[] {"電子処方箋を希望", "紙の処方箋を希望"});
      page.says("※ 処方箋の発行方法を選択してください。");
      assertThat(page.at("#agree-all")).hasCount(0);
    }
  }

  @Test
  @Tag("CON-021")
  @Tag("CON-A-015")
  void anItemThatTheInstitutionDidNotEnableIsMissing() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(Records.homeVisitUrl(DENTIST)).begin();
      assertThat(page.at(".item h2"))
          .hasText(new String[] {"薬剤情報の提供", "特定健診等情報の提供", "限度額情報の提供", "特定疾病療養受療証情報の提供"});
    }
  }

  @Test
  @Tag("CON-A-031")
  void eligibilityIsShownWhereEveryItemIsDeclined() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(Records.homeVisitUrl(DENTIST)).begin();
      page.at("#decline-all").click();
      page.shows("同意登録内容の確認").says("すべて「同意しない」になっています。");

      page = page.register().openCardApp().authenticate("P03").shows("同意登録完了");

      assertThat(page.rows("登録内容")).extracting(Map.Entry::getValue).containsOnly("同意しない");
      assertThat(page.rows("資格情報"))
          .contains(
              entry("氏名", "𠮷田　健一"),
              entry("一部負担割合", "3割負担"),
              entry("限度額適用認定証適用区分", "該当なし"),
              entry("特定疾病療養受療証認定疾病区分", "交付なし"));
    }
  }

  @Test
  @Tag("CON-A-011")
  void anUnknownUrlSaysWhomToAskAndNothingElse() {
    try (Device phone = Device.phone()) {
      String url = Records.homeVisitUrl(HOSPITAL);
      ReceptionPage page = phone.open(url.substring(0, url.length() - 24) + "A".repeat(24));
      page.shows("このURLは使えません").says("自機関の管理者に新しいURLをご確認ください。");
      assertThat(page.at("#begin")).hasCount(0);
      assertThat(page.at("body")).not().containsText("見本市民病院");
    }
  }
}
