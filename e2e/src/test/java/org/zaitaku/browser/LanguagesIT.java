package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zaitaku.e2e.Installation;

/** 日本語, やさしい日本語, English: chosen on every page, fetched when chosen, kept to the end. */
class LanguagesIT {

  private static final String EASY = "ja-x-easy";

  private final String url = Records.homeVisitUrl("1319999015");

  @Test
  void onlyTheLanguageThatIsChosenIsFetched() {
    try (Device phone = Device.phone()) {
      Page tab = phone.newTab();
      Network network = Network.of(tab, Installation.get().publicUrl());
      tab.navigate(url);
      ReceptionPage page = new ReceptionPage(tab).shows("同意登録の準備と開始");
      assertThat(texts(network)).containsExactly("texts.ja.json");
      page.speak(EASY);
      assertThat(texts(network)).containsExactly("texts.ja.json", "texts.ja-x-easy.json");
      page.speak("en");
      assertThat(texts(network)).hasSize(3).endsWith("texts.en.json");
    }
  }

  private static List<String> texts(Network network) {
    return network.transfers().stream()
        .map(Network.Transfer::address)
        .filter(address -> address.contains("/texts/"))
        .map(address -> address.substring(address.lastIndexOf('/') + 1))
        .toList();
  }

  @Test
  void theChooserNamesEachLanguageInItselfAndMarksTheOneInForce() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).shows("同意登録の準備と開始");
      assertThat(page.at("#language")).isHidden();
      assertThat(page.at("#language-button")).hasAttribute("aria-expanded", "false");
      page.at("#language-button").click();
      assertThat(page.at("#language-button")).hasAttribute("aria-expanded", "true");
      assertThat(page.at("#language button")).hasText(new String[] {"日本語", "やさしい日本語", "English"});
      assertThat(page.at("#language [aria-current=true]")).hasText("日本語");
      assertThat(page.at("#language-en")).hasAttribute("lang", "en");
      page.tab().keyboard().press("Escape");
      assertThat(page.at("#language")).isHidden();
      assertThat(page.at("#language-button")).isFocused();
      assertThat(page.at(".official")).hasCount(0);

      page.speak("en");
      assertThat(page.at("#step h1")).isFocused();
      assertThat(page.at(".official")).containsText("日本語が正文です");
      page.at("#language-button").click();
      assertThat(page.at("#language [aria-current=true]")).hasText("English");
      page.at("#language-ja").click();
      page.shows("同意登録の準備と開始");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, Choose what you agree to, Authentication with your My Number Card, Consent registered",
    "ja-x-easy, 同意内容の選択, マイナンバーカードの認証, 同意登録完了"
  })
  void aLanguageIsKeptFromTheFirstPageToTheLastAndForgottenForTheNextPatient(
      String tag, String choosing, String card, String complete) {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).shows("同意登録の準備と開始").speak(tag);
      page.tab().reload();
      assertThat(page.at("html")).hasAttribute("lang", tag);
      page.at("#begin").click();
      page.shows(choosing).agree("SURGERY").prescription("PAPER");
      page.at("#to-confirm").click();
      page.at("#register").click();
      page.shows(card);
      page = page.openCardApp().authenticate("P02").shows(complete);
      assertThat(page.at("html")).hasAttribute("lang", tag);
      assertThat(page.at(".official")).containsText("日本語が正文です");

      page.tab().navigate(url);
      page.shows("同意登録の準備と開始");
      assertThat(page.at("html")).hasAttribute("lang", "ja");
    }
  }

  @Test
  void theCardAppThatComesBackInANewTabIsAnsweredInTheLanguageOfTheFirst() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).speak("en");
      page.at("#begin").click();
      page.agree("SURGERY").prescription("PAPER").at("#to-confirm").click();
      page.at("#register").click();
      Page app = phone.newTab();
      app.navigate(page.at("#open-card-app").getAttribute("href"));

      new CardApp(app).authenticate("P02").shows("Consent registered");

      assertThat(app.locator("html")).hasAttribute("lang", "en");
    }
  }

  @Test
  void theChoicesAreKeptWhenTheLanguageChanges() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).begin().choose("SURGERY", "DECLINED").speak(EASY);
      assertThat(page.at("input[name=SURGERY][value=DECLINED]")).isChecked();
      assertThat(page.at("#SURGERY-item .choice")).hasText(new String[] {"同意する", "× 同意しない"});
      assertThat(page.at("#SURGERY-heading")).hasText("手術情報の提供");
    }
  }

  @Test
  void aLanguageThatCannotBeFetchedLeavesThePageAsItIsAndSaysSo() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).begin().choose("SURGERY", "AGREED");
      page.tab().route("**/texts/texts.en.json", route -> route.abort());
      page.at("#language-button").click();
      page.at("#language-en").click();
      assertThat(page.at("header [role=alert]")).containsText("通信ができませんでした。");
      page.shows("同意内容の選択");
      assertThat(page.at("input[name=SURGERY][value=AGREED]")).isChecked();
      assertThat(page.at("html")).hasAttribute("lang", "ja");
    }
  }

  @Test
  void withoutAnyWordsThePageStillSaysWhatToDo() {
    try (Device phone = Device.phone()) {
      Page tab = phone.newTab();
      tab.route("**/texts/*.json", route -> route.abort());
      tab.navigate(url);
      assertThat(tab.locator("#not-loaded")).containsText("もう一度読み込んでください");
      Wholeness.assertAccessible(tab, "not-loaded");
      tab.unroute("**/texts/*.json");
      tab.reload();
      new ReceptionPage(tab).shows("同意登録の準備と開始");
    }
  }

  @Test
  void aRememberedLanguageThatThereIsNoLongerIsJapanese() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).shows("同意登録の準備と開始");
      page.tab().evaluate("() => sessionStorage.setItem('zaitaku.language', '../../x')");
      page.tab().reload();
      page.shows("同意登録の準備と開始");
    }
  }
}
