package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 読み上げる: what is to be done is read, and nothing that concerns a person. */
class ReadAloudIT {

  private final String url = Records.homeVisitUrl("1319999015");

  private static Device phoneWithVoices(String... tags) {
    Device phone = Device.phone();
    Voice.give(phone.context(), tags);
    return phone;
  }

  @Test
  void headingsAndInstructionsAreReadInTheirOrderUntilThePageIsLeft() {
    try (Device phone = phoneWithVoices("en-US", "ja-JP")) {
      ReceptionPage page = phone.open(url).shows("同意登録の準備と開始");
      Page tab = page.tab();
      assertThat(page.at("#read-aloud")).hasText("読み上げる");
      page.at("#read-aloud").click();

      assertThat(Voice.said(tab))
          .startsWith(
              "ja-JP 同意登録の準備と開始",
              "ja-JP 「同意登録に必要な準備」が完了した後、「同意登録をする」ボタンから同意手続きを開始してください。",
              "ja-JP 同意しなくても受診できます。")
          .contains("ja-JP マイナンバーカードの準備")
          .as("what is folded is not read")
          .doesNotContain("ja-JP マイナンバーカードは預からないでください。");
      assertThat(page.at("#read-aloud")).hasText("読み上げをやめる");
      assertThat(Voice.waiting(tab)).isPositive();

      page.begin();
      assertThat(Voice.waiting(tab)).as("left").isZero();
      assertThat(page.at("#read-aloud")).hasText("読み上げる");
    }
  }

  @Test
  void theButtonEndsTheReadingAndItEndsByItself() {
    try (Device phone = phoneWithVoices("ja-JP")) {
      ReceptionPage page = phone.open(url).shows("同意登録の準備と開始");
      page.at("#read-aloud").click();
      page.at("#read-aloud").click();
      assertThat(page.at("#read-aloud")).hasText("読み上げる");
      assertThat(Voice.waiting(page.tab())).isZero();

      page.at("#read-aloud").click();
      assertThat(page.at("#read-aloud")).hasText("読み上げをやめる");
      Voice.finish(page.tab());
      assertThat(page.at("#read-aloud")).hasText("読み上げる");
    }
  }

  @Test
  void noChoiceNoNameAndNoResultIsRead() {
    try (Device phone = phoneWithVoices("ja-JP")) {
      ReceptionPage page = phone.open(url).begin().agree("SURGERY").prescription("PAPER");
      List<String> choosing = spoken(page);
      assertThat(choosing).contains("同意内容の選択").noneMatch(text -> text.equals("同意する"));
      page.toConfirm();
      assertThat(spoken(page))
          .contains("同意登録内容の確認")
          .noneMatch(text -> text.contains("手術") || text.matches("同意(する|しない)"))
          .noneMatch(text -> text.contains("紙の処方箋"));
      page.register();
      assertThat(spoken(page)).contains("3回続けて間違えるとロックされます。あてずっぽうで入力しないでください。");
      page = page.openCardApp().authenticate("P03").shows("同意登録完了");
      page.at("details.others summary").click();
      assertThat(spoken(page)).containsExactly("職員は、この画面の内容が正しいことを確認してください。", "ブラウザのタブを閉じてください。");
    }
  }

  @Test
  void whyACardWasRefusedIsNotRead() {
    try (Device phone = phoneWithVoices("ja-JP")) {
      ReceptionPage page =
          phone.open(url).toCard("SURGERY").openCardApp().refused("P01-revoked").goBack();
      page.shows("電子証明書が使えなくなっています");
      assertThat(spoken(page)).containsExactly("何も登録されていません。", "今日の診療・看護は受けられます。");
    }
  }

  /** A voice that asks a server would tell somebody else what is read. */
  @Test
  void withoutAVoiceOfItsOwnForTheLanguageTheDeviceOffersNoReading() {
    try (Device none = Device.phone();
        Device foreign = phoneWithVoices("ja-JP*", "en-GB")) {
      ReceptionPage page = none.open(url).shows("同意登録の準備と開始");
      assertThat(page.at("#read-aloud")).isHidden();
      page = foreign.open(url).shows("同意登録の準備と開始");
      assertThat(page.at("#read-aloud")).isHidden();
      page.speak("en").shows("Preparing and starting the registration of consent");
      assertThat(page.at("#read-aloud")).isVisible();
      page.at("#read-aloud").click();
      assertThat(Voice.said(page.tab()).get(0))
          .isEqualTo("en-GB Preparing and starting the registration of consent");
    }
  }

  /** Reads this page and tells what was said. */
  private static List<String> spoken(ReceptionPage page) {
    int before = Voice.said(page.tab()).size();
    page.at("#read-aloud").click();
    List<String> said = Voice.said(page.tab());
    return said.subList(before, said.size()).stream()
        .map(one -> one.replaceFirst("^\\S+ ", ""))
        .toList();
  }
}
