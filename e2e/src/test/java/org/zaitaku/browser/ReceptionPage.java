package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The patients' pages in one tab, as a person uses them. */
final class ReceptionPage {

  static final List<String> ITEMS =
      List.of("SURGERY", "MEDICATION", "HEALTH_CHECKUP", "LIMIT_AMOUNT", "SPECIFIC_DISEASE");

  private final Page page;

  ReceptionPage(Page page) {
    this.page = page;
  }

  Page tab() {
    return page;
  }

  Locator at(String selector) {
    return page.locator(selector);
  }

  Locator at(String selector, String text) {
    return page.locator(selector, new Page.LocatorOptions().setHasText(text));
  }

  /** Waits until this heading is the step's. */
  ReceptionPage shows(String heading) {
    assertThat(page.locator("#step h1")).hasText(heading);
    return this;
  }

  ReceptionPage says(String text) {
    assertThat(page.locator("#step")).containsText(text);
    return this;
  }

  /** Changes the language by the chooser in the header; {@code tag} is that of its file. */
  ReceptionPage speak(String tag) {
    page.locator("#language-button").click();
    page.locator("#language-" + tag).click();
    assertThat(page.locator("html")).hasAttribute("lang", tag);
    return this;
  }

  /** Makes the letters normal, large or largest. */
  ReceptionPage letters(String size) {
    page.locator("#letters-" + size).click();
    return this;
  }

  /** From A-01 to B-01. */
  ReceptionPage begin() {
    shows("同意登録の準備と開始");
    page.locator("#begin").click();
    return shows("同意内容の選択");
  }

  ReceptionPage choose(String item, String choice) {
    page.locator("input[name=" + item + "][value=" + choice + "]").check();
    return this;
  }

  ReceptionPage agree(String... items) {
    List<String> agreed = List.of(items);
    for (String item : ITEMS) {
      choose(item, agreed.contains(item) ? "AGREED" : "DECLINED");
    }
    return this;
  }

  ReceptionPage prescription(String form) {
    return choose("prescription", form);
  }

  /** From B-01 to B-02. */
  ReceptionPage toConfirm() {
    page.locator("#to-confirm").click();
    return shows("同意登録内容の確認");
  }

  /** From B-02 to the card. */
  ReceptionPage register() {
    page.locator("#register").click();
    return shows("マイナンバーカードの認証");
  }

  /** From A-01 to the card, at an institution that asks for the prescription too. */
  ReceptionPage toCard(String... agreedItems) {
    return begin().agree(agreedItems).prescription("PAPER").toConfirm().register();
  }

  /** Opens the menu and presses the entry with this name. */
  ReceptionPage menu(String entry) {
    page.locator("#menu-button").click();
    page.locator("#menu button", new Page.LocatorOptions().setHasText(entry)).first().click();
    return this;
  }

  /** From A-01 to the first card of flow B. */
  ReceptionPage enquire() {
    shows("同意登録の準備と開始").menu("同意照会・更新");
    return shows("マイナンバーカードの認証").says("登録内容を照会するための認証です。");
  }

  /** From C-03 to C-07. */
  ReceptionPage toUpdate() {
    page.locator("#to-confirm").click();
    return shows("同意内容の更新確認");
  }

  /** Says that this device shows the number that the other shows. */
  ReceptionPage sameNumberAs(ReceptionPage other) {
    shows("2つの画面の番号を確かめてください");
    other.shows("2つの画面の番号を確かめてください");
    assertThat(page.locator("#matching-number")).hasText(other.at("#matching-number").innerText());
    page.locator("#number-same").click();
    return this;
  }

  /** Opens the card app in this tab. */
  CardApp openCardApp() {
    page.locator("#open-card-app").click();
    return new CardApp(page);
  }

  /** The rows of the table below this heading, label to value, in the order of the page. */
  List<Map.Entry<String, String>> rows(String heading) {
    Locator table =
        page.locator("#step h2", new Page.LocatorOptions().setHasText(heading))
            .locator("xpath=following-sibling::dl[1]");
    return entries(table);
  }

  List<Map.Entry<String, String>> entries(Locator table) {
    List<Map.Entry<String, String>> rows = new ArrayList<>();
    for (Locator row : table.locator("> div").all()) {
      rows.add(
          Map.entry(row.locator("dt").innerText().trim(), row.locator("dd").innerText().trim()));
    }
    return rows;
  }

  List<String> headings() {
    return page.locator("#step").getByRole(AriaRole.HEADING).allInnerTexts();
  }

  String screenNumber() {
    return page.locator("#step").getAttribute("data-step");
  }

  /** Everything that the document holds, also what is hidden. */
  String everything() {
    return page.content();
  }
}
