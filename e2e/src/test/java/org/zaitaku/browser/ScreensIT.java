package org.zaitaku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zaitaku.e2e.Installation;

/** Every screen of flow A and of the card app: its width, its accessibility, its picture. */
@Tag("long")
class ScreensIT {

  /** Of a PC only what differs. */
  private static final Set<String> WIDE = Set.of("A-01", "card", "complete");

  private final String url = Records.homeVisitUrl("1319999015");

  @Test
  @Tag("CON-006")
  @Tag("CON-007")
  void everyScreenIsAccessibleAndHasItsNumber() {
    try (Device phone = Device.phone()) {
      walk(phone, (screen, page) -> look(page, screen));
    }
  }

  @ParameterizedTest
  @CsvSource({"320, 568", "820, 1180", "1280, 800"})
  @Tag("CON-027")
  void noScreenScrollsSideways(int width, int height) {
    try (Device device = Device.of(width, height)) {
      walk(
          device,
          (screen, page) -> {
            Layout.assertFits(page);
            if (width == 1280 && WIDE.contains(screen)) {
              Screenshot.keep(page, screen + "-wide");
            }
          });
    }
  }

  private interface OnScreen {
    void at(String screen, Page page);
  }

  private void walk(Device device, OnScreen look) {
    ReceptionPage page = device.open(url).shows("同意登録の準備と開始");
    Page tab = page.tab();
    look.at("A-01", tab);
    assertThat(page.screenNumber()).isEqualTo("A-01");
    page.begin();
    look.at("B-01", tab);
    assertThat(page.screenNumber()).isEqualTo("B-01");
    page.at("#to-confirm").click();
    page.at("#SURGERY-item .help").click();
    look.at("B-01-unanswered", tab);
    page.agree("SURGERY", "LIMIT_AMOUNT", "SPECIFIC_DISEASE").prescription("ELECTRONIC");
    page.toConfirm();
    look.at("B-02", tab);
    assertThat(page.screenNumber()).isEqualTo("B-02");
    // A tablet or PC has a button for each way to read the card; the one with a reader opens the
    // app.
    Locator reader = page.at("#register-reader");
    (reader.count() > 0 ? reader : page.at("#register")).click();
    page.shows("マイナンバーカードの認証");
    look.at("card", tab);
    String link = page.at("#open-card-app").getAttribute("href");
    tab.navigate(link);
    CardApp app = new CardApp(tab);
    look.at("app-card", tab);
    app.lay("P03").shows("パスワードの入力");
    look.at("app-pin", tab);
    app.at("#pin").fill("9876");
    app.at("#next").click();
    app.shows("カードの読み取り");
    look.at("app-reading", tab);
    app.at("#start-reading").click();
    app.shows("パスワードの入力");
    look.at("app-wrong-pin", tab);
    page = app.enterAgain(Traffic.PIN).shows("同意登録完了");
    page.at("details.others summary").click();
    look.at("complete", tab);
    page.at("#wrong-name").click();
    page.at("#question-yes").waitFor();
    look.at("wrong-name", tab);
    page.at("#question-yes").click();
    page.shows("登録を取りやめました");
    look.at("taken-back", tab);
  }

  /** docs/network.md tells it with these pictures, and with a film. */
  @Test
  @Tag("JPKI-009")
  void aWalkOnWhichTheNetworkGoesThreeTimesEndsWell() {
    Page tab;
    try (Device phone = Device.filmedPhone()) {
      ReceptionPage page = phone.open(url).shows("同意登録の準備と開始");
      tab = page.tab();
      Film.linger(tab);
      Film.seek(page.at("#begin"));
      page.begin().agree("SURGERY").prescription("PAPER");
      Film.seek(page.at("#to-confirm"));
      page.toConfirm();
      Film.seek(page.at("#register"));
      phone.context().setOffline(true);
      Film.tellOfNetwork(tab, false);
      page.at("#register").click();
      page.says("通信ができませんでした。").says("選んだ内容はそのまま残っています。");
      look(tab, "network-1-pressed");
      phone.context().setOffline(false);
      Film.tellOfNetwork(tab, true);

      page.register();
      phone.context().setOffline(true);
      Film.tellOfNetwork(tab, false);
      page.says("通信が切れています。つながると、自動で続きます。");
      look(tab, "network-2-waits");
      phone.context().setOffline(false);
      Film.tellOfNetwork(tab, true);
      page.at("#step .box-warning", "通信が切れています。")
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
      Film.seek(page.at("#open-card-app"));

      tab.route("**/card-returns", Route::abort);
      page = page.openCardApp().authenticate("P02").shows("画面を開けませんでした");
      Film.tellOfNetwork(tab, false);
      look(tab, "network-3-returned");
      assertThat(Records.registered(phone.reception())).isZero();
      tab.unroute("**/card-returns");
      Film.tellOfNetwork(tab, true);
      page.at("#again").click();

      page.shows("同意登録完了");
      look(tab, "network-4-complete");
      Film.seek(page.at("h2", "資格情報"));
      assertThat(
              Records.one(
                  "select count(*) from consent_event where reception_id = ?", phone.reception()))
          .isEqualTo("1");
    }
    Film.keep(tab, "flow-a-network-cut");
  }

  @Test
  void everyExplanationAndRefusalIsAccessible() {
    try (Device phone = Device.phone()) {
      String unknown = url.substring(0, url.length() - 24) + "A".repeat(24);
      Page tab = phone.open(unknown).shows("このURLは使えません").tab();
      look(tab, "unknown-url");
      ReceptionPage page = new ReceptionPage(tab);
      tab.navigate(url);
      page.shows("同意登録の準備と開始").at("#menu-button").click();
      page.at("#menu button", "よくあるご質問").click();
      page.at("#faq h1").waitFor();
      look(tab, "faq");
      page.at("#faq-back").click();
      CardApp app = page.toCard("SURGERY").openCardApp().lay("P01-revoked").shows("パスワードの入力");
      for (String explanation : List.of("help", "forgotten")) {
        app.at("#" + explanation).click();
        app.at("#back").waitFor();
        look(tab, "app-" + explanation);
        app.at("#back").click();
        app.shows("パスワードの入力");
      }
      app.at("#pin").fill(Traffic.PIN);
      app.at("#next").click();
      app.at("#how-to-read").click();
      app.at("#back").waitFor();
      look(tab, "app-how-to-read");
      app.at("#back").click();
      app.at("#start-reading").click();
      app.shows("認証できませんでした");
      look(tab, "app-refused");
      app.goBack().shows("電子証明書が使えなくなっています");
      look(tab, "failure-revoked");

      Page lock = phone.newTab();
      lock.navigate(url);
      app = new ReceptionPage(lock).toCard("SURGERY").openCardApp().lay("P04");
      app.enter("9876").enter("9876").enter("9876").shows("パスワードがロックされています");
      look(lock, "app-locked");
      app.goBack().shows("マイナンバーカードの認証").at("#card-again").waitFor();
      look(lock, "not-yet");
      lock.navigate(url);
      page = new ReceptionPage(lock).shows("同意登録の準備と開始");
      page.at("#unfinished-continue").waitFor();
      look(lock, "A-01-unfinished");
      page.speak("en").shows("Preparing and starting the registration of consent");
      look(lock, "A-01-english");
      page.speak("ja").at("#unfinished-stop").click();
      page.at("#unfinished-stop").waitFor(gone());

      lock.navigate(url);
      page.toCard("SURGERY").openCardApp().authenticate("P09").shows("同意登録完了");
      look(lock, "complete-nothing-shown");
    } finally {
      Installation installation = Installation.get();
      installation.simulator().states().unlock(installation.cards().card("P04"));
    }
  }

  @Test
  @Tag("CON-027")
  void theScreensOfUpdateAndRevocationAreAccessible() {
    try (Device phone = Device.phone()) {
      phone.open(url).toCard("SURGERY").openCardApp().authenticate("P03").shows("同意登録完了");
      ReceptionPage page = phone.open(url).shows("同意登録の準備と開始");
      page.at("#menu-button").click();
      look(page.tab(), "menu");
      page.at("#menu-button").click();
      page = page.enquire().openCardApp().authenticate("P03").shows("登録内容の照会・更新");
      look(page.tab(), "C-03");
      page.choose("SURGERY", "DECLINED").toUpdate();
      look(page.tab(), "C-07");
      page.at("#register").click();
      page.shows("マイナンバーカードの認証");
      Wholeness.assertAccessible(page.tab(), "card-second");
      page = page.openCardApp().authenticate("P03").shows("同意内容の更新完了");
      look(page.tab(), "C-09");

      page = phone.open(url).shows("同意登録の準備と開始").menu("すべての同意を取消す");
      page.shows("登録内容の取消し確認");
      look(page.tab(), "revoke");
      page.at("#revoke").click();
      page.shows("マイナンバーカードの認証");
      page = page.openCardApp().authenticate("P03").shows("同意内容の取消し完了");
      look(page.tab(), "revoked");
      page = phone.open(url).enquire().openCardApp().authenticate("P03");
      look(page.shows("登録されている同意はありません").tab(), "no-consent");
    }
  }

  @Test
  void thePageThatTheCodesPhoneEndsWithIsAccessible() {
    try (Device phone = Device.phone()) {
      Page tab = phone.newTab();
      tab.navigate(Installation.get().publicUrl() + "/reception/return");
      new ReceptionPage(tab).shows("はじめた画面に戻ってください");
      look(tab, "other-device");
    }
  }

  private static Locator.WaitForOptions gone() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
  }

  private static void look(Page page, String screen) {
    Look.at(page, screen);
    Film.linger(page);
  }
}
