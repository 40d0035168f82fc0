package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zaitaku.e2e.Installation;
import org.zaitaku.simulator.VirtualCard;

/** The story ends badly: a clear page, a way on, and nothing is stored. */
@Tag("long")
class RefusedCardIT {

  private static final String WRONG_PIN = "9876";

  private final Installation installation = Installation.get();
  private final String url = Records.homeVisitUrl("1319999015");

  @ParameterizedTest
  @CsvSource({
    "P01-revoked, CERTIFICATE_REVOKED, 電子証明書が使えなくなっています",
    "P02-hold, CERTIFICATE_ON_HOLD, 電子証明書が一時的に止められています",
    "P01-expired, CERTIFICATE_EXPIRED, 電子証明書の有効期限が切れています",
    "P01-signature, CERTIFICATE_WRONG_PURPOSE, このカードの証明書は使えませんでした",
    "stranger, CERTIFICATE_NOT_TRUSTED, このカードの証明書は使えませんでした",
    "nobody, CARD_NOT_KNOWN, このカードでは手続きできませんでした",
    "P10, CARD_NOT_REGISTERED, 健康保険証利用の登録が必要です"
  })
  @Tag("CON-A-030")
  @Tag("JPKI-010")
  @Tag("JPKI-013")
  void aCardThatMustBeRefusedLeavesNothingAndAClearPage(
      String card, String reason, String heading) {
    assertRefused(card, reason, heading);
  }

  @ParameterizedTest
  @CsvSource({
    "P03-old, CERTIFICATE_REVOKED, 電子証明書が使えなくなっています",
    "P02-future, CERTIFICATE_NOT_YET_VALID, このカードの証明書は使えませんでした",
    "P01-policy, CERTIFICATE_WRONG_POLICY, このカードの証明書は使えませんでした",
    "P01-weak, ALGORITHM_NOT_ALLOWED, このカードの証明書は使えませんでした"
  })
  @Tag("long")
  @Tag("JPKI-010")
  void theRarerReasonsAreToldAsWell(String card, String reason, String heading) {
    assertRefused(card, reason, heading);
  }

  private void assertRefused(String card, String reason, String heading) {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).toCard("SURGERY", "MEDICATION");
      UUID reception = phone.reception();
      CardApp app = page.openCardApp().refused(card);
      assertThat(app.at("#code")).containsText(reason);

      page = app.goBack().shows(heading);

      page.says("何も登録されていません。").says("今日の診療・看護は受けられます。");
      assertThat(page.at("#begin-again")).isVisible();
      assertThat(page.at("#step")).not().containsText(reason);
      assertThat(Records.state(reception)).isEqualTo("FAILED");
      assertThat(Records.failure(reception)).isEqualTo(reason);
      assertThat(Records.registered(reception)).isZero();
      page.at("#begin-again").click();
      page.shows("同意登録の準備と開始");
    }
  }

  @Test
  @Tag("CON-010")
  @Tag("JPKI-013")
  void whoseCardIsNotRegisteredAsInsuranceCardIsLedToMynaPortal() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).toCard("SURGERY").openCardApp().refused("P10").goBack();
      page.shows("健康保険証利用の登録が必要です").says("資格確認書");
      assertThat(page.at("#step a.outside")).hasAttribute("href", "https://myna.go.jp/");
      assertThat(page.everything()).doesNotContain("木村");
    }
  }

  @Test
  @Tag("JPKI-005")
  void threeWrongPinsInARowLockTheCardAndTheRightOneIsRefusedAfterwards() {
    VirtualCard card = installation.cards().card("P04");
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).toCard("SURGERY");
      UUID reception = phone.reception();
      CardApp app = page.openCardApp().lay("P04");
      app.enter(WRONG_PIN);
      assertThat(app.at("#error")).hasText("パスワードが違います。あと2回間違えるとロックされます。");
      app.enter(WRONG_PIN);
      assertThat(app.at("#error")).hasText("パスワードが違います。あと1回間違えるとロックされます。");
      app.enter(WRONG_PIN).shows("パスワードがロックされています");
      app.at("#other-card").click();
      app.shows("模擬カードを選ぶ").lay("P04").shows("パスワードがロックされています");
      assertThat(app.at("#pin")).hasCount(0);
      assertThat(app.at("main")).containsText("市区町村窓口");
      assertThat(app.at("main")).containsText("今日の診療・看護は受けられます");

      page = app.goBack().shows("マイナンバーカードの認証").says("カードの認証がまだ終わっていません。");

      assertThat(Records.registered(reception)).isZero();
      page.at("#card-again").click();
      page.shows("マイナンバーカードの認証");
      page.at("summary", "暗証番号がわからないとき・ロックされたとき").click();
      page.says("資格確認書").says("市区町村窓口で設定し直せます");
      page.at("#stop").click();
      page.shows("同意登録の準備と開始");
      assertThat(Records.state(reception)).isEqualTo("WITHDRAWN");
    } finally {
      installation.simulator().states().unlock(card);
    }
  }

  @Test
  @Tag("JPKI-006")
  void aRightPinBeforeTheThirdFailureResetsTheCount() {
    VirtualCard card = installation.cards().card("P07");
    try (Device phone = Device.phone()) {
      CardApp app = phone.open(url).toCard("SURGERY").openCardApp().lay("P07");
      app.enter(WRONG_PIN).enter(WRONG_PIN).enter(Traffic.PIN);
      new ReceptionPage(app.tab()).shows("同意登録完了").says("いまの資格は、有効ではないと表示されています。");

      app = phone.open(url).toCard("SURGERY").openCardApp().lay("P07");
      app.enter(WRONG_PIN);
      assertThat(app.at("#error")).containsText("あと2回");
      app.enter(WRONG_PIN);
      assertThat(app.at("#error")).containsText("あと1回");
    } finally {
      installation.simulator().states().unlock(card);
    }
  }

  @Test
  void anExpiredChallengeIsToldAndTheCardCanBeAskedForAgain() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).toCard("SURGERY");
      UUID reception = phone.reception();
      CardApp app = page.openCardApp();
      Records.change(
          "update challenge set expires_at = now() - interval '1 second' where reception_id = ?",
          reception);

      app.refused("P02");

      assertThat(app.at("#error")).hasText("時間が過ぎました。受付の画面からもう一度カードを読み取ってください。");
      assertThat(Records.registered(reception)).isZero();
      page = app.goBack().shows("マイナンバーカードの認証").says("選んだ内容はそのまま残っています。");
      page.at("#card-again").click();
      page.shows("マイナンバーカードの認証").openCardApp().authenticate("P02").shows("同意登録完了");
      assertThat(phone.reception()).isEqualTo(reception);
    }
  }

  @Test
  @Tag("CON-A-028")
  void aUrlThatWasWithdrawnMeanwhileIsToldInsteadOfCompletion() {
    String dentist = Records.homeVisitUrl("1339999029");
    String token = dentist.substring(dentist.lastIndexOf('/') + 1);
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(dentist).begin();
      page.at("#decline-all").click();
      CardApp app = page.register().openCardApp();
      UUID reception = phone.reception();
      Records.change("update access_url set withdrawn_at = now() where token = ?", token);
      page = app.authenticate("P02").shows("このURLは使えなくなりました");
      page.says("何も登録されていません。");
      assertThat(Records.failure(reception)).isEqualTo("URL_CHANGED");
      assertThat(Records.registered(reception)).isZero();
    } finally {
      Records.change("update access_url set withdrawn_at = null where token = ?", token);
    }
  }

  @Test
  @Tag("CON-A-028")
  void withoutEligibilityNothingIsRegisteredAndNoCompletionIsShown() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).toCard("SURGERY");
      UUID reception = phone.reception();
      Records.execute("revoke select on eligibility_record from zaitaku_app");
      page = page.openCardApp().authenticate("P05").shows("いまは確認ができませんでした");
      page.says("何も登録されていません。").says("カードや暗証番号に問題があるわけではありません。");
      assertThat(Records.failure(reception)).isEqualTo("ELIGIBILITY_UNAVAILABLE");
      assertThat(Records.registered(reception)).isZero();
    } finally {
      Records.execute("grant select on eligibility_record to zaitaku_app");
    }
  }

  @Test
  void aStrangersBrowserNeitherReadsNorFinishesAReception() {
    try (Device phone = Device.phone();
        Device stranger = Device.phone()) {
      ReceptionPage page = phone.open(url).toCard("SURGERY");
      UUID reception = phone.reception();
      stranger.open(url).toCard("MEDICATION");
      String api = installation.publicUrl() + "/reception/api/v1/receptions/" + reception;
      String[] answers = {
        stranger.ask("GET", api).text(),
        stranger.ask("POST", api + "/withdrawal").text(),
        stranger.ask("POST", api + "/card-authentications", "{\"device\":\"SAME\"}").text(),
        stranger.ask("POST", api + "/confirmation", "{\"matches\":true}").text()
      };
      assertThat(answers).allSatisfy(answer -> assertThat(answer).contains("RECEPTION_NOT_FOUND"));

      page.openCardApp().authenticate("P02").shows("同意登録完了");

      APIResponse afterwards = stranger.ask("GET", api);
      assertThat(afterwards.status()).isEqualTo(404);
      assertThat(afterwards.text()).doesNotContain("髙橋");
      Page tab = stranger.newTab();
      tab.navigate(installation.publicUrl() + "/reception/return");
      new ReceptionPage(tab).shows("マイナンバーカードの認証").says("カードの認証がまだ終わっていません。");
    }
  }

  @Test
  void ofTwoTabsOneShowsTheResultAndTheOtherSaysItIsShownElsewhere() {
    try (Device phone = Device.phone()) {
      ReceptionPage waiting = phone.open(url).toCard("SURGERY");
      Page app = phone.newTab();
      app.navigate(waiting.at("#open-card-app").getAttribute("href"));
      ReceptionPage returned = new CardApp(app).authenticate("P02");
      for (ReceptionPage one : new ReceptionPage[] {waiting, returned}) {
        assertThat(one.at("#step h1")).hasText(Pattern.compile("同意登録完了|この手続きは、ここでは表示できません"));
      }
      assertThat(waiting.everything().contains("髙橋") ^ returned.everything().contains("髙橋"))
          .as("exactly one of the two shows the name")
          .isTrue();
    }
  }

  @Test
  void aReceptionThatASecondTabBeganTakesTheFirstTabsPlace() {
    try (Device phone = Device.phone()) {
      ReceptionPage first = phone.open(url).toCard("SURGERY");
      UUID earlier = phone.reception();
      ReceptionPage second = phone.open(url).toCard("MEDICATION");
      assertThat(phone.reception()).isNotEqualTo(earlier);
      first.shows("この手続きは、ここでは表示できません");
      second.openCardApp().authenticate("P02").shows("同意登録完了");
      assertThat(Records.registered(earlier)).isZero();
    }
  }
}
