package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** B-01 and B-02: what was chosen, what was forgotten, and the hands that choose. */
class ChosenItemsIT {

  private final String url = Records.homeVisitUrl("1319999015");

  @Test
  @Tag("CON-A-013")
  void anItemThatWasNotAnsweredIsNamedAndNothingGoesOn() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).begin();
      page.choose("SURGERY", "AGREED").choose("LIMIT_AMOUNT", "DECLINED").prescription("PAPER");
      page.at("#to-confirm").click();
      page.shows("同意内容の選択");
      assertThat(page.at(".summary h2")).hasText("まだ選んでいないところが3つあります");
      assertThat(page.at(".summary a"))
          .hasText(new String[] {"薬剤情報の提供", "特定健診等情報の提供", "特定疾病療養受療証情報の提供"});
      assertThat(page.at("#MEDICATION-error")).hasText("「同意する」か「同意しない」を選んでください。");
      assertThat(page.at("#SURGERY-error")).isHidden();
      assertThat(page.at("input[name=MEDICATION]").first()).isFocused();

      page.at(".summary a", "特定疾病療養受療証情報の提供").click();
      assertThat(page.at("input[name=SPECIFIC_DISEASE]").first()).isFocused();
      page.choose("SPECIFIC_DISEASE", "AGREED");
      assertThat(page.at(".summary h2")).hasText("まだ選んでいないところが2つあります");
      page.choose("MEDICATION", "DECLINED").choose("HEALTH_CHECKUP", "AGREED");
      assertThat(page.at(".summary h2")).hasCount(0);
      page.toConfirm();
    }
  }

  @Test
  @Tag("CON-A-016")
  @Tag("CON-A-017")
  void thePrescriptionMustBeChosen() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).begin().agree("SURGERY");
      assertThat(page.at("#to-confirm")).hasText("▶ 同意内容を確認する");
      page.at("#to-confirm").click();
      page.shows("同意内容の選択");
      assertThat(page.at("#prescription-error")).hasText("※ 処方箋の発行方法を選択してください。");
      assertThat(page.at("#prescription-error")).isVisible();
      page.prescription("ELECTRONIC").toConfirm();
    }
  }

  @Test
  @Tag("CON-003")
  @Tag("CON-A-020")
  @Tag("CON-A-021")
  @Tag("CON-A-022")
  @Tag("CON-A-024")
  @Tag("CON-A-025")
  void theChoicesAreConfirmedAndKeptWhenTheyAreChanged() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).begin().agree("MEDICATION").prescription("PAPER");
      assertThat(page.at(".progress li")).hasText(new String[] {"入力", "確認", "完了"});
      assertThat(page.at(".progress [aria-current]")).hasText("入力");
      page.toConfirm().says("内容が正しいか、職員といっしょにご確認ください。");
      assertThat(page.at(".progress [aria-current]")).hasText("確認");
      assertThat(page.at(".screen-number")).hasText("画面番号：B-02");
      assertThat(page.at("#step .value")).hasText("紙の処方箋を希望");
      assertThat(page.at("#change")).containsText("選択内容を修正する");
      assertThat(page.at("#change")).containsText("前の画面に戻ります");

      page.at("#change").click();

      page.shows("同意内容の選択");
      assertThat(page.at("input[name=MEDICATION][value=AGREED]")).isChecked();
      assertThat(page.at("input[name=SURGERY][value=DECLINED]")).isChecked();
      assertThat(page.at("input[name=prescription][value=PAPER]")).isChecked();
      page.choose("SURGERY", "AGREED").toConfirm();
      assertThat(page.rows("登録内容").get(0).getValue()).isEqualTo("同意する");
    }
  }

  /** Tab, arrows and space alone: from A-01 to B-02. */
  @Test
  @Tag("CON-A-013")
  void theChoiceCanBeMadeWithTheKeyboardAlone() {
    try (Device pc = Device.pc()) {
      ReceptionPage page = pc.open(url).shows("同意登録の準備と開始");
      Keyboard keys = page.tab().keyboard();
      tabTo(page.tab(), "begin");
      keys.press("Enter");
      page.shows("同意内容の選択");
      assertThat(page.at("#step h1")).isFocused();
      for (String item : ReceptionPage.ITEMS) {
        tabTo(page.tab(), item);
        keys.press("Space");
        assertThat(page.at("input[name=" + item + "][value=AGREED]")).isChecked();
        keys.press("ArrowDown");
        assertThat(page.at("input[name=" + item + "][value=DECLINED]")).isChecked();
      }
      tabTo(page.tab(), "prescription");
      keys.press("Space");
      tabTo(page.tab(), "to-confirm");
      keys.press("Enter");
      page.shows("同意登録内容の確認");
      assertThat(page.rows("登録内容")).extracting(Map.Entry::getValue).containsOnly("同意しない");
      tabTo(page.tab(), "change");
      keys.press("Enter");
      page.shows("同意内容の選択");
    }
  }

  /** Presses Tab until the element with this name or id has the focus, which must be seen. */
  private static void tabTo(Page page, String name) {
    List<Object> passed = new ArrayList<>();
    for (int press = 0; press < 40; press++) {
      page.keyboard().press("Tab");
      Object focused =
          page.evaluate("() => document.activeElement.name || document.activeElement.id");
      passed.add(focused);
      if (name.equals(focused)) {
        assertThat(
                (Boolean) page.evaluate("() => document.activeElement.matches(':focus-visible')"))
            .isTrue();
        return;
      }
    }
    throw new AssertionError("Tab does not reach " + name + " but " + passed);
  }

  @Test
  @Tag("CON-025")
  void theQuestionsOfTheMenuKeepTheChoices() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).begin().choose("SURGERY", "AGREED");
      page.at("#menu-button").click();
      page.at("#menu button", "よくあるご質問").click();
      assertThat(page.at("#faq h1")).hasText("よくあるご質問");
      page.at("#faq summary", "暗証番号を忘れました").click();
      assertThat(page.at("#faq")).containsText("あてずっぽうで入力しないでください。");
      page.at("#faq-back").click();
      page.shows("同意内容の選択");
      assertThat(page.at("input[name=SURGERY][value=AGREED]")).isChecked();
      page.at("#menu-button").click();
      page.at("#menu button", "同意登録").click();
      page.begin();
      assertThat(page.at("input:checked")).hasCount(0);
    }
  }
}
