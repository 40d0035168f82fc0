package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;

/**
 * Everything around the choices, which ChosenItemsIT tries: without a mouse and without a finger.
 */
class KeyboardIT {

  private final String url = Records.homeVisitUrl("1319999015");

  @Test
  @Tag("CON-027")
  void languageLettersMenuQuestionsCardAndEndAreReachedWithTheKeyboardAlone() {
    try (Device pc = Device.pc()) {
      ReceptionPage page = pc.open(url).shows("同意登録の準備と開始");
      Keyboard keys = page.tab().keyboard();

      press(page, "language-button", "Enter");
      press(page, "language-en", "Enter");
      page.shows("Preparing and starting the registration of consent");
      assertThat(page.at("#step h1")).isFocused();
      press(page, "language-button", "Space");
      press(page, "language-ja", "Space");
      page.shows("同意登録の準備と開始");

      press(page, "letters-largest", "Space");
      assertThat(page.at("html")).hasAttribute("data-letters", "largest");
      assertThat(page.at("#letters-largest")).isFocused();

      press(page, "menu-button", "Enter");
      keys.press("Escape");
      assertThat(page.at("#menu")).isHidden();
      assertThat(page.at("#menu-button")).isFocused();
      keys.press("Enter");
      page.at("#menu button", "よくあるご質問").focus();
      keys.press("Enter");
      assertThat(page.at("#faq h1")).isFocused();
      keys.press("Tab");
      keys.press("Enter");
      assertThat(page.at("#faq details[open]")).hasCount(1);
      press(page, "faq-back", "Enter");
      assertThat(page.at("#step h1")).isFocused();

      press(page, "begin", "Enter");
      page.shows("同意内容の選択");
      press(page, "decline-all", "Enter");
      page.agree().prescription("PAPER");
      press(page, "to-confirm", "Enter");
      press(page, "register-reader", "Enter");
      page.shows("マイナンバーカードの認証");
      press(page, "open-card-app", "Enter");
      page = new CardApp(page.tab()).authenticate("P02").shows("同意登録完了");

      press(page, "wrong-name", "Enter");
      assertThat(page.at("dialog[open]")).isVisible();
      keys.press("Escape");
      assertThat(page.at("dialog")).hasCount(0);
      assertThat(page.at("#wrong-name")).isFocused();
      press(page, "clear", "Enter");
      page.shows("内容の表示を終わりました");
    }
  }

  @Test
  @Tag("CON-028")
  void theEndLeavesNothingInTitleAddressHistoryAndStore() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).toCard("SURGERY").openCardApp().authenticate("P04");
      page.shows("同意登録完了").says("宮﨑　陽菜");
      assertNothingPersonal(page, phone);
      page.at("#clear").click();
      page.shows("内容の表示を終わりました");
      assertNothingPersonal(page, phone);
      assertThat(page.everything()).doesNotContain("宮﨑").doesNotContain("手術情報の提供");
    }
  }

  private static void assertNothingPersonal(ReceptionPage page, Device phone) {
    Page tab = page.tab();
    assertThat(tab.title()).isEqualTo("マイナ在宅受付Web");
    assertThat(tab.url()).startsWith(Installation.get().publicUrl() + "/reception/");
    assertThat(
            String.valueOf(tab.evaluate("() => JSON.stringify(history.state) + document.referrer")))
        .doesNotContain(phone.reception().toString())
        .doesNotContain("宮﨑")
        .doesNotContain("SURGERY");
    assertThat((List<?>) tab.evaluate("() => Object.keys(sessionStorage).sort()"))
        .as("language, letters and the institution's URL at most")
        .allMatch(Set.of("zaitaku.language", "zaitaku.letters", "zaitaku.url")::contains);
    assertThat(
            ((Number) tab.evaluate("() => localStorage.length + document.cookie.length"))
                .intValue())
        .isZero();
  }

  /** Presses Tab until this element has the focus, which must be seen, and then the key. */
  private static void press(ReceptionPage page, String id, String key) {
    List<Object> passed = new ArrayList<>();
    for (int tab = 0; tab < 60; tab++) {
      page.tab().keyboard().press("Tab");
      Object focused = page.tab().evaluate("() => document.activeElement.id");
      passed.add(focused);
      if (id.equals(focused)) {
        assertThat(
                (Boolean)
                    page.tab().evaluate("() => document.activeElement.matches(':focus-visible')"))
            .isTrue();
        page.tab().keyboard().press(key);
        return;
      }
    }
    throw new AssertionError("Tab does not reach " + id + " but " + passed);
  }
}
