package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.e2e.Installation;

/**
 * The states of the patients' pages that ScreensIT does not pass, most of them after something went
 * wrong: the server's answers are changed on their way. Each is looked at in every language, with
 * the largest letters, on a narrow phone.
 */
@Tag("long")
class EveryStateIT {

  private static final String HOSPITAL = "1319999015";
  private static final String PHARMACY = "1349999035";

  private static final String API = "**/reception/api/v1/";
  private static final String RECEPTION = API + "receptions/*-*";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String url = Records.homeVisitUrl(HOSPITAL);

  private static Device narrowPhone() {
    return Device.of(320, 640);
  }

  /** Every language, axe with ordinary letters and fit with the largest; then as it was. */
  private static void look(ReceptionPage page, String screen) {
    Page tab = page.tab();
    for (String tag : List.of("en", "ja-x-easy", "ja")) {
      page.speak(tag);
      String name = screen + " in " + tag;
      Wholeness.assertWhole(tab, name);
      Wholeness.assertAccessible(tab, name);
      page.letters("largest");
      Layout.assertFits(tab);
      Targets.assertLargeEnough(tab, name);
      page.letters("normal");
    }
    Targets.assertLargeEnough(tab, screen);
    Screenshot.keep(tab, "state-" + screen);
  }

  /** The same for what a change of the language would close. */
  private static void lookOnce(ReceptionPage page, String screen) {
    Layout.assertFits(page.tab());
    Targets.assertLargeEnough(page.tab(), screen);
    Wholeness.assertWhole(page.tab(), screen);
    Wholeness.assertAccessible(page.tab(), screen);
    Screenshot.keep(page.tab(), "state-" + screen);
  }

  private static void refuse(Page tab, String address, int status, String code) {
    tab.route(
        address,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(status)
                    .setContentType("application/problem+json")
                    .setBody("{\"status\":%d,\"code\":\"%s\"}".formatted(status, code))));
  }

  /** Lets the server answer and changes a member or two of what it says. */
  private static void change(Page tab, String address, Consumer<ObjectNode> change) {
    tab.route(
        address,
        route -> {
          if (!route.request().method().equals("GET")
              && !address.endsWith("card-authentications")) {
            route.fallback();
            return;
          }
          Map<String, String> headers = new HashMap<>(route.request().headers());
          headers.remove("if-none-match");
          APIResponse answer = route.fetch(new Route.FetchOptions().setHeaders(headers));
          route.fulfill(
              new Route.FulfillOptions()
                  .setResponse(answer)
                  .setBody(changed(answer.text(), change)));
        });
  }

  private static String changed(String body, Consumer<ObjectNode> change) {
    try {
      ObjectNode view = (ObjectNode) JSON.readTree(body);
      change.accept(view);
      return JSON.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void failing(ObjectNode view, String reason) {
    view.put("state", "FAILED");
    view.put("failure", reason);
  }

  @Test
  void theFirstPageAtAHospitalAndAtAPharmacyAndEverythingThatUnfolds() {
    try (Device phone = narrowPhone()) {
      ReceptionPage page = phone.open(url).shows("同意登録の準備と開始");
      look(page, "A-01");
      page.at("#menu-button").click();
      lookOnce(page, "menu");
      page.at("#menu-button").click();
      page.menu("すべての同意を取消す").shows("登録内容の取消し確認");
      look(page, "revoke");
      page.at("#revoke-no").click();
      page.shows("同意登録の準備と開始").at("#language-button").click();
      lookOnce(page, "language");
      page.at("#language-button").click();
      page.at("summary", "職員の方へ").click();
      page.at("summary", "使える端末とアプリ").click();
      lookOnce(page, "A-01-unfolded");
      page.tab().navigate(Records.homeVisitUrl(PHARMACY));
      look(page.shows("同意登録の準備と開始"), "A-01-pharmacy");
      look(page.begin(), "B-01-pharmacy");
    }
  }

  @Test
  @Tag("CON-025")
  void everyQuestionWithItsAnswer() {
    try (Device phone = narrowPhone()) {
      ReceptionPage page = phone.open(url).shows("同意登録の準備と開始");
      page.at("#menu-button").click();
      page.at("#menu button", "よくあるご質問").click();
      assertThat(page.at("#faq h1")).isFocused();
      assertThat(page.at("#faq summary")).not().hasCount(0);
      page.tab()
          .evaluate(
              "() => document.querySelectorAll('#faq details').forEach((one) => (one.open = true))");
      lookOnce(page, "faq-unfolded");
      look(page, "faq");
      assertThat(page.at("#faq h1")).isVisible();
    }
  }

  @Test
  void choosingAndConfirming() {
    try (Device phone = narrowPhone()) {
      ReceptionPage page = phone.open(url).begin();
      look(page, "B-01");
      page.at("#to-confirm").click();
      page.at("#MEDICATION-item .help").click();
      lookOnce(page, "B-01-missing");
      page.agree().prescription("PAPER").toConfirm();
      look(page, "B-02-all-declined");
      page.tab().route(API + "receptions", route -> route.abort());
      page.at("#register").click();
      assertThat(page.at("#step [role=alert]").first()).containsText("通信ができませんでした。");
      lookOnce(page, "B-02-no-network");
      for (int status : new int[] {429, 503}) {
        page.tab().unroute(API + "receptions");
        refuse(page.tab(), API + "receptions", status, "LATER");
        page.at("#register").click();
        assertThat(page.at("#step [role=alert]").first()).containsText("少し待ってから");
        lookOnce(page, "B-02-" + status);
      }
      page.tab().unroute(API + "receptions");
      refuse(page.tab(), API + "receptions", 422, "ITEM_NOT_OFFERED");
      page.tab().route(API + "urls/*", route -> route.abort());
      page.at("#register").click();
      assertThat(page.at("#step [role=alert]").first()).containsText("通信ができませんでした。");
      page.tab().unroute(API + "urls/*");
      page.at("#register").click();
      page.shows("同意内容の選択").says("医療機関等の設定が変わったため");
      look(page, "B-01-settings-changed");
    }
  }

  @Test
  void whereThePrescriptionIsNotAskedForButTheDayIs() {
    try (Device phone = narrowPhone()) {
      Page tab = phone.newTab();
      change(
          tab,
          API + "urls/*",
          view -> {
            ObjectNode offer = (ObjectNode) view.get("offer");
            offer.put("prescription", "ELECTRONIC_ONLY");
            offer.put("careSetting", "ONLINE");
          });
      tab.navigate(url);
      ReceptionPage page = new ReceptionPage(tab).begin();
      page.says("電子処方箋");
      look(page, "B-01-electronic-only-online");
    }
  }

  @Test
  void theCardStepWhileItWaitsAndWhenTimeOrNetworkRunOut() {
    try (Device phone = narrowPhone()) {
      ReceptionPage page = phone.open(url).toCard("SURGERY");
      Page tab = page.tab();
      look(page, "card");
      page.at("#step summary", "暗証番号がわからないとき").click();
      lookOnce(page, "card-unfolded");
      tab.route(RECEPTION, route -> route.abort());
      page.says("通信が切れています。");
      lookOnce(page, "card-no-network");
      tab.unroute(RECEPTION);
      change(tab, RECEPTION, view -> view.put("state", "ANSWERED"));
      page.shows("確認しています");
      lookOnce(page, "checking");
      tab.unroute(RECEPTION);
      refuse(tab, RECEPTION, 404, "RECEPTION_NOT_FOUND");
      page.shows("この手続きは、ここでは表示できません");
      look(page, "gone");

      tab.unroute(RECEPTION);
      change(
          tab,
          API + "receptions/*/card-authentications",
          card -> card.put("expiresAt", "2020-01-01T00:00:00Z"));
      tab.navigate(url);
      page.begin().agree().prescription("PAPER").toConfirm();
      page.at("#register").click();
      page.says("続けるには、もう一度準備が必要です");
      look(page, "card-expired");
    }
  }

  @Test
  void theCardStepOnAPc() {
    try (Device pc = Device.pc()) {
      ReceptionPage page = pc.open(url).begin().agree().prescription("PAPER").toConfirm();
      look(page, "B-02-pc");
      page.register();
      look(page, "card-pc");
      page.at("#other-way").click();
      assertThat(page.at("#open-card-app")).isVisible();
      look(page, "card-pc-reader");
    }
  }

  @Test
  void twoDevicesThatCompareANumber() {
    try (Device phone = narrowPhone();
        Device other = narrowPhone()) {
      ReceptionPage page = phone.open(url).toCard("SURGERY");
      page.at("#other-way").click();
      assertThat(page.at("#card-code")).isVisible();
      look(page, "card-phone-code");
      Page app = other.newTab();
      app.navigate(TwoDimensionalCode.decode(page.at("#card-code")));
      ReceptionPage companion = new CardApp(app).authenticate("P03");
      look(companion.shows("2つの画面の番号を確かめてください"), "match-companion");
      look(page.shows("2つの画面の番号を確かめてください"), "match");
      companion.at("#number-same").click();
      look(companion.shows("この端末での確認が終わりました"), "match-companion-done");
      page.at("#number-same").click();
      look(page.shows("同意登録完了"), "complete-withheld");
    }
  }

  @Test
  void aCardThatWasReadButDidNotComeBack() {
    try (Device phone = narrowPhone();
        Device elsewhere = narrowPhone()) {
      ReceptionPage page = phone.open(url).toCard("SURGERY");
      Page app = elsewhere.newTab();
      app.navigate(page.at("#open-card-app").getAttribute("href"));
      new CardApp(app).authenticate("P03").shows("はじめた画面に戻ってください");
      look(page.shows("アプリから戻ってください"), "not-back");
      page.at("#stop").click();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SIGNATURE_INVALID",
        "CERTIFICATE_NOT_TRUSTED",
        "CERTIFICATE_EXPIRED",
        "CERTIFICATE_REVOKED",
        "CERTIFICATE_ON_HOLD",
        "REVOCATION_UNDETERMINED",
        "CARD_NOT_KNOWN",
        "CARD_NOT_REGISTERED",
        "URL_CHANGED",
        "SETTINGS_CHANGED",
        "EXPIRED",
        "WITHDRAWN",
        "NUMBER_MISMATCH",
        "SOMETHING_NEW"
      })
  void everyReasonWhyAReceptionFailed(String reason) {
    try (Device phone = narrowPhone()) {
      Page tab = phone.newTab();
      change(tab, RECEPTION, view -> failing(view, reason));
      tab.navigate(url);
      ReceptionPage page = new ReceptionPage(tab).begin().agree().prescription("PAPER");
      page.toConfirm().at("#register").click();
      page.says("何も登録されていません。").says("今日の診療・看護は受けられます。");
      look(page, "failed-" + reason.toLowerCase(java.util.Locale.ROOT));
    }
  }

  @Test
  void theEndAndWhatComesAfterIt() {
    try (Device phone = narrowPhone()) {
      ReceptionPage page = phone.open(url).toCard("SURGERY").openCardApp().authenticate("P03");
      page.shows("同意登録完了").at("details.others summary").click();
      lookOnce(page, "complete-unfolded");
      look(page, "complete");
      page.at("#wrong-name").click();
      lookOnce(page, "complete-question");
      refuse(page.tab(), API + "receptions/*/withdrawal", 409, "WRONG_STATE");
      page.at("#question-yes").click();
      page.shows("この画面からは取りやめられません");
      look(page, "take-back-late");
      page.tab().navigate(url);
      page = page.toCard().openCardApp().authenticate("P07").says("いまの資格は、有効ではないと表示されています。");
      page.at("#clear").click();
      page.shows("内容の表示を終わりました");
      look(page, "cleared");
    }
  }

  @Test
  void whereThereIsNothingToShow() {
    try (Device phone = narrowPhone()) {
      Page tab = phone.newTab();
      tab.route(API + "service", route -> route.abort());
      tab.navigate(url);
      ReceptionPage page = new ReceptionPage(tab).shows("画面を開けませんでした");
      look(page, "not-loaded");
      tab.unroute(API + "service");
      page.at("#again").click();
      page.shows("同意登録の準備と開始");

      change(
          tab,
          API + "urls/*",
          view -> {
            view.put("refusal", "SERVICE_NOT_OFFERED");
            ObjectNode offer = (ObjectNode) view.get("offer");
            offer.putArray("items");
            offer.put("medicationCoversTreatment", false).put("recordSharing", false);
          });
      tab.reload();
      look(page.shows("この受付は利用できません"), "not-offered");
      page.at("#to-revoke").click();
      look(page.shows("登録内容の取消し確認"), "not-offered-revoke");
      tab.navigate(Installation.get().publicUrl() + "/reception/");
      look(page.shows("このURLは使えません"), "unknown-url");
      tab.navigate(Installation.get().publicUrl() + "/reception/return");
      look(page.shows("はじめた画面に戻ってください"), "other-device");
    }
  }

  @Test
  void askingAgainTwiceAsksOnce() {
    try (Device phone = narrowPhone()) {
      Page tab = phone.newTab();
      tab.route(API + "service", route -> route.abort());
      tab.navigate(url);
      ReceptionPage page = new ReceptionPage(tab).shows("画面を開けませんでした");
      tab.unroute(API + "service");
      List<Route> held = new ArrayList<>();
      tab.route(API + "service", held::add);
      tab.waitForRequest(API + "service", () -> page.at("#again").click());
      page.at("#again").click(new Locator.ClickOptions().setForce(true));
      held.get(0).resume();
      page.shows("同意登録の準備と開始");
      assertThat(held).hasSize(1);
    }
  }

  /** What a browser enlarges to twice its size: whole pages, and letters alone. */
  @ParameterizedTest
  @ValueSource(ints = {390, 640, 1280})
  @Tag("CON-027")
  void lettersOfTwiceTheSizeFitEveryScreen(int width) {
    try (Device device = Device.of(width, 800)) {
      ReceptionPage page = device.open(url).shows("同意登録の準備と開始");
      fitTwiceAsLarge(page);
      page.begin().agree().prescription("PAPER");
      fitTwiceAsLarge(page);
      page.toConfirm();
      fitTwiceAsLarge(page);
      // A tablet or PC has a button for each way to read the card.
      page.at(width < 600 ? "#register" : "#register-reader").click();
      page.shows("マイナンバーカードの認証");
      fitTwiceAsLarge(page);
      UUID reception = device.reception();
      page = page.openCardApp().authenticate("P06").shows("同意登録完了");
      fitTwiceAsLarge(page);
      assertThat(Records.state(reception)).isEqualTo("COMPLETED");
    }
  }

  private static void fitTwiceAsLarge(ReceptionPage page) {
    page.tab().evaluate("() => { document.documentElement.style.fontSize = '200%'; }");
    Layout.assertFits(page.tab());
    page.tab().evaluate("() => { document.documentElement.style.fontSize = ''; }");
  }

  @Test
  void theLettersAreOfThreeSizesKeptInTheTabAndNeverBelow18Pixels() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).shows("同意登録の準備と開始");
      assertThat(size(page)).isEqualTo(18);
      assertThat(page.at(".letters [aria-pressed=true]")).hasText("標準");
      page.letters("large");
      assertThat(size(page)).isEqualTo(22.5);
      page.letters("largest");
      assertThat(size(page)).isEqualTo(27);
      page.tab().reload();
      page.begin();
      assertThat(page.at(".letters [aria-pressed=true]")).hasText("特大");
      assertThat(size(page)).isEqualTo(27);
      assertThat(size(phone.open(url).shows("同意登録の準備と開始"))).as("another tab").isEqualTo(18);
    }
  }

  private static double size(ReceptionPage page) {
    return ((Number)
            page.tab()
                .evaluate(
                    "() => parseFloat(getComputedStyle(document.querySelector('#step p:not([class])')).fontSize)"))
        .doubleValue();
  }
}
