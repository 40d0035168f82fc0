package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;

/** The phone belongs to the institution: who takes it next sees nothing of the one before. */
class NextPatientIT {

  private static final String NAME = "宮﨑　陽菜";

  /** Each event of a reception, whether the consent is revoked, whether the relation has ended. */
  private static final String CONSENT =
      "select e.kind, c.revoked_at is not null, exists (select 1 from care_relation r"
          + " where r.begun_by = e.reception_id and r.ended_at is not null)"
          + " from consent_event e join consent c on c.id = e.consent_id"
          + " where e.reception_id = ? order by e.id";

  private final String url = Records.homeVisitUrl("1319999015");

  /** Completed on this phone by P04, the name is on the screen. */
  private ReceptionPage completed(Device phone) {
    ReceptionPage page =
        phone.open(url).toCard("SURGERY").openCardApp().authenticate("P04").shows("同意登録完了");
    page.says(NAME);
    assertThat(page.tab().title()).isEqualTo("マイナ在宅受付Web");
    assertThat(page.tab().url()).doesNotContain("P04").doesNotContain(phone.reception().toString());
    return page;
  }

  private static void assertNothingOf(ReceptionPage page) {
    assertThat(page.at("#step h1")).not().hasText("同意登録完了");
    assertThat(page.everything())
        .doesNotContain(NAME)
        .doesNotContain("ミヤザキ")
        .doesNotContain("見本健康保険組合");
  }

  /** The same, in a tab that the app opened, after the first one was closed. */
  private ReceptionPage completedInAnotherTab(Device phone) {
    ReceptionPage first = phone.open(url).toCard("SURGERY");
    String link = first.at("#open-card-app").getAttribute("href");
    first.tab().close();
    Page app = phone.newTab();
    app.navigate(link);
    return new CardApp(app).authenticate("P04").shows("同意登録完了").says(NAME);
  }

  private static void assertNothingInTheHistoryOf(ReceptionPage page) {
    for (int step = 0; step < 3; step++) {
      page.tab().goBack();
      page.at("h1").first().waitFor();
      assertNothingOf(page);
    }
    for (int step = 0; step < 3; step++) {
      page.tab().goForward();
      page.at("h1").first().waitFor();
      assertNothingOf(page);
    }
  }

  @Test
  @Tag("CON-028")
  void afterCompletionReloadBackAndForwardShowNothing() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = completed(phone).says("ブラウザのタブを閉じてください。");
      page.tab().reload();
      page.shows("同意登録の準備と開始");
      assertNothingOf(page);
      assertNothingInTheHistoryOf(page);
    }
  }

  @Test
  @Tag("CON-028")
  void afterCompletionInATabOfTheAppReloadBackAndForwardShowNothing() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = completedInAnotherTab(phone);
      page.tab().reload();
      page.shows("内容の表示を終わりました");
      assertNothingOf(page);
      assertNothingInTheHistoryOf(page);
    }
  }

  @Test
  void aPageThatTheBrowserKeptInMemoryShowsNothing() {
    try (Device phone = Device.phone()) {
      for (ReceptionPage page : List.of(completed(phone), completedInAnotherTab(phone))) {
        page.tab().navigate(Installation.get().simulator().address().toString());
        page.tab().goBack();
        page.at("#step h1").waitFor();
        assertNothingOf(page);
      }
    }
  }

  /** What a browser does that keeps pages although they say no-store. */
  @Test
  void thePageLetsGoOfTheResultBeforeItIsPutIntoMemory() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = completedInAnotherTab(phone);
      page.tab()
          .evaluate("() => dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))");
      page.shows("内容の表示を終わりました");
      assertNothingOf(page);
      page.tab()
          .waitForResponse(
              "**/reception/api/v1/service",
              () ->
                  page.tab()
                      .evaluate(
                          "() => dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"));
      page.shows("内容の表示を終わりました");
      assertNothingOf(page);
    }
  }

  @Test
  void theUrlAndTheReturnPageOpenedAnewShowNothingOfTheOneBefore() {
    try (Device phone = Device.phone()) {
      completed(phone);
      ReceptionPage anew = phone.open(url).shows("同意登録の準備と開始");
      anew.tab().waitForLoadState(LoadState.NETWORKIDLE);
      assertThat(anew.at("#unfinished-continue")).hasCount(0);
      assertNothingOf(anew);
      Page returned = phone.newTab();
      returned.navigate(Installation.get().publicUrl() + "/reception/return");
      assertThat(returned.locator("#step h1")).not().hasText("同意登録完了");
      assertNothingOf(new ReceptionPage(returned));
    }
  }

  @Test
  void aResultIsTakenFromTheScreenByItsButton() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = completed(phone);
      page.at("#clear").click();
      page.shows("内容の表示を終わりました");
      assertNothingOf(page);
    }
  }

  @Test
  void aResultLeavesTheScreenByItselfAfterTenMinutes() {
    try (Device phone = Device.phone()) {
      Page tab = phone.newTab();
      tab.clock().install();
      tab.navigate(url);
      ReceptionPage page = new ReceptionPage(tab).toCard("SURGERY");
      page = page.openCardApp().authenticate("P04").shows("同意登録完了").says(NAME);
      tab.clock().fastForward("11:00");
      page.shows("内容の表示を終わりました");
      assertNothingOf(page);
    }
  }

  @Test
  void aSecondReceptionOnTheSamePhoneBeginsWithoutAnythingChosen() {
    try (Device phone = Device.phone()) {
      completed(phone);
      UUID first = phone.reception();
      ReceptionPage page = phone.open(url).begin();
      assertThat(page.at("input:checked")).hasCount(0);
      page.agree("MEDICATION").prescription("ELECTRONIC").toConfirm().register();
      assertThat(phone.reception()).isNotEqualTo(first);
      page = page.openCardApp().authenticate("P02").shows("同意登録完了");
      assertThat(page.rows("資格情報").get(0).getValue()).isEqualTo("髙橋　勇");
      assertThat(page.everything()).doesNotContain(NAME);
    }
  }

  @Test
  void anUnfinishedReceptionIsOfferedWithoutPersonalDataAndGoesOn() {
    try (Device phone = Device.phone()) {
      phone.open(url).toCard("SURGERY").tab().close();
      UUID reception = phone.reception();
      ReceptionPage page = phone.open(url).shows("同意登録の準備と開始");
      assertThat(page.at(".unfinished-title"))
          .hasText(Pattern.compile("途中の手続きがあります（\\d{2}:\\d{2}開始）"));
      assertThat(page.at("#unfinished .button")).hasText(new String[] {"続ける", "やめる"});
      page.at("#unfinished-continue").click();
      page.shows("同意登録内容の確認").register().openCardApp().authenticate("P02").shows("同意登録完了");
      assertThat(Records.state(reception)).as("confirmed anew, not twice").isEqualTo("WITHDRAWN");
    }
  }

  @Test
  @Tag("CON-A-030")
  void anUnfinishedReceptionCanBeStopped() {
    try (Device phone = Device.phone()) {
      phone.open(url).toCard("SURGERY").tab().close();
      UUID reception = phone.reception();
      ReceptionPage page = phone.open(url);
      page.at("#unfinished-stop").click();
      assertThat(page.at("#unfinished-stop")).hasCount(0);
      page.shows("同意登録の準備と開始");
      assertThat(Records.state(reception)).isEqualTo("WITHDRAWN");
      assertThat(Records.registered(reception)).isZero();
    }
  }

  @Test
  void anUnfinishedReceptionIsNoLongerOfferedAfterFifteenMinutes() {
    try (Device phone = Device.phone()) {
      phone.open(url).toCard("SURGERY").tab().close();
      Records.change(
          "update reception set changed_at = now() - interval '15 minutes' where id = ?",
          phone.reception());
      ReceptionPage page = phone.open(url).shows("同意登録の準備と開始");
      page.tab().waitForLoadState(LoadState.NETWORKIDLE);
      assertThat(page.at("#unfinished-continue")).hasCount(0);
    }
  }

  @Test
  void theWrongNameTakesTheConsentBackWithoutAPin() {
    String dentist = Records.homeVisitUrl("1339999029");
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(dentist).begin();
      page.at("#decline-all").click();
      page = page.register().openCardApp().authenticate("P04").shows("同意登録完了").says(NAME);
      UUID reception = phone.reception();
      assertThat(Records.rows(CONSENT, reception)).containsExactly(List.of("REGISTERED", "f", "f"));

      page.at("#wrong-name").click();
      assertThat(page.at("dialog h2")).hasText("この登録を取りやめますか");
      page.at("#question-yes").click();

      page.shows("登録を取りやめました");
      assertNothingOf(page);
      assertThat(Records.state(reception)).isEqualTo("WITHDRAWN");
      assertThat(Records.rows(CONSENT, reception))
          .containsExactly(List.of("REGISTERED", "t", "t"), List.of("WITHDRAWN", "t", "t"));
      page.at("#begin-again").click();
      page.shows("同意登録の準備と開始");
    }
  }
}
