package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;

/** The step with the card, on one device and on two, when it goes other than straight ahead. */
class CardStepIT {

  private final String url = Records.homeVisitUrl("1319999015");

  @Test
  @Tag("JPKI-001")
  @Tag("JPKI-002")
  @Tag("JPKI-003")
  @Tag("JPKI-004")
  @Tag("JPKI-007")
  @Tag("CON-A-023")
  @Tag("CON-016")
  void aPhoneOpensTheAppWhichAsksForThePinAndReadsOnlyOnTheButton() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).begin().agree("SURGERY").prescription("PAPER");
      page.toConfirm();
      assertThat(page.at("#register")).containsText("マイナンバーカードの利用者証明用電子証明書のパスワードを入力していただきます");
      page.register();
      assertThat(page.at("#open-card-app")).hasText("マイナポータルアプリを開く");
      assertThat(page.at("#card-code")).isHidden();
      page.says("暗証番号は患者ご自身で入力してください。職員は入力しません。").says("3回続けて間違えるとロックされます。あてずっぽうで入力しないでください。");

      CardApp app = page.openCardApp().lay("P02").shows("パスワードの入力");
      assertThat(app.at("label[for=pin]")).hasText("利用者証明用電子証明書のパスワード");
      assertThat(app.at("#forgotten")).hasText("パスワードが分からない");
      assertThat(app.at("#help")).hasText("ヘルプ");
      for (String wrong : List.of("123", "12a4")) {
        app.at("#pin").fill(wrong);
        app.at("#next").click();
        app.shows("パスワードの入力");
      }
      app.at("#pin").fill(Traffic.PIN);
      app.at("#next").click();
      app.shows("カードの読み取り");
      assertThat(app.at("main")).containsText("スマートフォン背面上部をマイナンバーカードとあわせて、読み取り開始ボタンを押してください。");
      assertThat(app.at("#how-to-read")).hasText("読み取りかたを確認");
      assertThat(app.at("#help")).hasText("ヘルプ");
      assertThat(app.at("#start-reading")).hasText("読み取り開始");
      assertThat(Records.state(phone.reception()))
          .as("nothing is read before the button")
          .isEqualTo("CHALLENGED");
      app.at("#start-reading").click();
      new ReceptionPage(app.tab()).shows("同意登録完了");
    }
  }

  @Test
  @Tag("JPKI-009")
  void theStoryEndsWellWhenTheTabWasClosedDuringTheCardStep() {
    try (Device phone = Device.phone()) {
      ReceptionPage closedSoon = phone.open(url).toCard("MEDICATION");
      String link = closedSoon.at("#open-card-app").getAttribute("href");
      closedSoon.tab().close();
      Page app = phone.newTab();
      app.navigate(link);
      new CardApp(app).authenticate("P02").shows("同意登録完了");
    }
  }

  @Test
  @Tag("JPKI-009")
  void thePageThatDidNotReturnByItselfResumesTheTransaction() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).toCard("MEDICATION");
      Page app = phone.newTab();
      app.navigate(page.at("#open-card-app").getAttribute("href"));
      page.tab().close();
      Page byHand = phone.newTab();
      byHand.navigate(Installation.get().publicUrl() + "/reception/return");
      ReceptionPage returned = new ReceptionPage(byHand).shows("マイナンバーカードの認証");
      returned.says("カードの認証がまだ終わっていません。");
      // The app goes on, in its own tab, and is closed before it can return.
      app.route("**/reception/return", route -> route.abort());
      new CardApp(app).lay("P02").enter(Traffic.PIN);
      returned.shows("アプリから戻ってください").says("手続きはまだ終わっていません。");
      assertThat(Records.registered(phone.reception())).isZero();
      returned.at("#card-again").click();
      returned.shows("マイナンバーカードの認証").openCardApp().authenticate("P02").shows("同意登録完了");
    }
  }

  @Test
  @Tag("JPKI-015")
  @Tag("CON-016")
  void aPcShowsACodeThatAPhoneReadsAndCompletesAfterThePhoneAuthenticated() {
    try (Device pc = Device.pc();
        Device phone = Device.phone()) {
      ReceptionPage onPc = pc.open(url).begin().agree("HEALTH_CHECKUP").prescription("PAPER");
      onPc.toConfirm();
      assertThat(onPc.at("#register")).containsText("スマートフォン（二次元コード）認証");
      assertThat(onPc.at("#register-reader")).containsText("ICカードリーダー認証");
      onPc.register();
      assertThat(onPc.at("#card-code")).isVisible();
      assertThat(onPc.at("#open-card-app")).hasCount(0);
      String link = TwoDimensionalCode.decode(onPc.at("#card-code"));
      UUID reception = pc.reception();

      Page app = phone.newTab();
      app.navigate(link);
      ReceptionPage onPhone = new CardApp(app).authenticate("P02").sameNumberAs(onPc);
      onPhone.shows("この端末での確認が終わりました");
      assertThat(Records.registered(reception)).as("one of two said so").isZero();
      onPc.at("#number-same").click();

      onPc.shows("同意登録完了").says("この画面には資格情報を表示しません。");
      assertThat(Records.state(reception)).isEqualTo("COMPLETED");
      for (ReceptionPage page : List.of(onPc, onPhone)) {
        assertThat(page.everything()).doesNotContain("髙橋");
      }
    }
  }

  @Test
  @Tag("CON-016")
  void anInstitutionMayAllowThatThePcShowsTheEligibility() {
    Records.change(
        "update environment_settings s set eligibility_across_devices = true from institution i where i.id = s.institution_id and i.code = ?",
        "1319999015");
    try (Device pc = Device.pc();
        Device phone = Device.phone()) {
      ReceptionPage onPc = pc.open(url).toCard("HEALTH_CHECKUP");
      Page app = phone.newTab();
      app.navigate(TwoDimensionalCode.decode(onPc.at("#card-code")));
      ReceptionPage onPhone = new CardApp(app).authenticate("P02");
      onPc.sameNumberAs(onPhone);
      onPc.says("もう一つの端末でも、番号を確かめて「同じです」を押してください。");
      onPhone.at("#number-same").click();

      onPc.shows("同意登録完了");
      assertThat(onPc.rows("資格情報").get(0).getValue()).isEqualTo("髙橋　勇");
      assertThat(onPhone.everything()).doesNotContain("髙橋");
    } finally {
      Records.change(
          "update environment_settings s set eligibility_across_devices = false from institution i where i.id = s.institution_id and i.code = ?",
          "1319999015");
    }
  }

  @Test
  void whoSeesAnotherNumberEndsItAndNothingIsRegistered() {
    try (Device pc = Device.pc();
        Device phone = Device.phone()) {
      ReceptionPage onPc = pc.open(url).toCard("HEALTH_CHECKUP");
      UUID reception = pc.reception();
      Page app = phone.newTab();
      app.navigate(TwoDimensionalCode.decode(onPc.at("#card-code")));
      ReceptionPage onPhone = new CardApp(app).authenticate("P02");
      onPhone.shows("2つの画面の番号を確かめてください").at("#number-differs").click();

      onPhone.shows("手続きを中止しました").says("何も登録されていません。");
      onPc.shows("番号の確認ができませんでした").says("何も登録されていません。");
      assertThat(Records.state(reception)).isEqualTo("FAILED");
      assertThat(Records.registered(reception)).isZero();
    }
  }

  /** Somebody begins and sends the link to somebody else, who reads the card. */
  @Test
  void whoReadsTheCardForALinkThatSomebodySentRegistersNothing() {
    try (Device attacker = Device.phone();
        Device victim = Device.phone()) {
      ReceptionPage waiting = attacker.open(url).toCard("SURGERY");
      UUID reception = attacker.reception();
      Page app = victim.newTab();
      app.navigate(waiting.at("#open-card-app").getAttribute("href"));

      ReceptionPage onVictim = new CardApp(app).authenticate("P02");

      onVictim.shows("はじめた画面に戻ってください");
      assertThat(onVictim.at("#number-same")).hasCount(0);
      assertThat(app.url()).as("nothing is left in the address").doesNotContain("#");
      waiting.shows("アプリから戻ってください");
      assertThat(waiting.at("#number-same")).hasCount(0);
      waiting.tab().navigate(Installation.get().publicUrl() + "/reception/return");
      waiting.shows("アプリから戻ってください");
      assertThat(waiting.everything()).doesNotContain("髙橋");
      assertThat(Records.registered(reception)).isZero();
    }
  }

  @Test
  void thePhoneThatComparesNumbersMayBeReloaded() {
    try (Device pc = Device.pc();
        Device phone = Device.phone()) {
      ReceptionPage onPc = pc.open(url).toCard("HEALTH_CHECKUP");
      Page app = phone.newTab();
      app.navigate(TwoDimensionalCode.decode(onPc.at("#card-code")));
      ReceptionPage onPhone = new CardApp(app).authenticate("P02");
      onPhone.shows("2つの画面の番号を確かめてください");
      app.reload();

      onPhone.sameNumberAs(onPc).shows("この端末での確認が終わりました");
      onPc.at("#number-same").click();
      onPc.shows("同意登録完了");
    }
  }

  /** Some browsers open the app's address in the tab that is at that page already. */
  @Test
  void theAppMayComeBackToATabThatIsThereAlready() {
    try (Device phone = Device.phone()) {
      ReceptionPage waiting = phone.open(url).toCard("SURGERY");
      Page app = phone.newTab();
      app.navigate(waiting.at("#open-card-app").getAttribute("href"));
      // An answer without content leaves the app's page where it is.
      app.route(
          "**/reception/return*",
          route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
      new CardApp(app).lay("P02").enter(Traffic.PIN);
      String address = app.locator("#return").getAttribute("href");
      waiting.shows("アプリから戻ってください");
      ReceptionPage there = phone.open(Installation.get().publicUrl() + "/reception/return");
      there.shows("アプリから戻ってください");

      there.tab().evaluate("address => location.assign(address)", address);

      there.shows("同意登録完了");
    }
  }

  @Test
  @Tag("JPKI-008")
  void aReloadWhileTheNetworkIsAwayLosesNothing() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).toCard("MEDICATION");
      CardApp app = page.openCardApp();
      app.tab().route("**/card-returns", route -> route.abort());
      ReceptionPage returned = app.authenticate("P02");
      returned.shows("画面を開けませんでした");
      app.tab().reload();
      returned.shows("画面を開けませんでした");
      app.tab().unroute("**/card-returns");
      returned.at("#again").click();
      returned.shows("同意登録完了");
      assertThat(app.tab().url()).doesNotContain("#");
    }
  }

  @Test
  @Tag("JPKI-015")
  @Tag("CON-013")
  @Tag("CON-016")
  void aPcWithACardReaderAuthenticatesByItself() {
    try (Device pc = Device.pc()) {
      ReceptionPage page = pc.open(url);
      page.says("PCでICカードリーダー認証を行う場合は、使うブラウザ用のPC版のマイナポータルアプリをインストールしてください。");
      page.begin().agree("HEALTH_CHECKUP").prescription("PAPER");
      page.toConfirm().at("#register-reader").click();
      page.shows("マイナンバーカードの認証").says("使うブラウザ用のPC版のマイナポータルアプリが必要です。");
      assertThat(page.at("#card-code")).hasCount(0);

      page.openCardApp().authenticate("P02").shows("同意登録完了");
    }
  }

  @Test
  @Tag("CON-016")
  void theOtherWayToReadTheCardIsOneButtonAway() {
    try (Device pc = Device.pc()) {
      ReceptionPage page = pc.open(url).toCard("SURGERY");
      page.at("#other-way").click();
      page.says("ICカードリーダー認証");
      assertThat(page.at("#open-card-app")).isVisible();
      page.at("#other-way").click();
      assertThat(page.at("#card-code")).isVisible();
    }
  }

  @Test
  @Tag("CON-A-030")
  void aCardStepThatIsStoppedRegistersNothing() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).toCard("SURGERY");
      UUID reception = phone.reception();
      page.at("#stop").click();
      page.shows("同意登録の準備と開始");
      assertThat(Records.state(reception)).isEqualTo("WITHDRAWN");
      assertThat(Records.registered(reception)).isZero();
    }
  }
}
