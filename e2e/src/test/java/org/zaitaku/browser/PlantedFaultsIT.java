package org.zaitaku.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;

/**
 * What the rules of every page must report, planted into a page: a rule that hears nothing is none.
 */
class PlantedFaultsIT {

  private final Installation installation = Installation.get();
  private final BrowserContext context = Browsers.device(390, 844);
  private final Traffic traffic =
      new Traffic(
          context, Set.of(installation.publicUrl()), installation.simulator().address().toString());
  private final Page page = context.newPage();

  PlantedFaultsIT() {
    page.navigate(Records.homeVisitUrl("1319999015"));
    new ReceptionPage(page).shows("同意登録の準備と開始");
  }

  @AfterEach
  void end() {
    context.close();
  }

  @Test
  void aPageWithoutFaultIsQuiet() {
    traffic.assertQuiet();
    Layout.assertFits(page);
    Wholeness.assertWhole(page, "A-01");
  }

  @Test
  void aRequestToAnotherOriginIsReportedAndBlocked() {
    page.evaluate(
        "address => fetch(address).catch(() => 'blocked')", installation.closedUrl() + "/x");
    assertThatThrownBy(traffic::assertQuiet).hasMessageContaining("Content Security Policy");
  }

  @Test
  void aPageOfAnotherOriginIsReported() {
    page.navigate(installation.closedUrl() + "/");
    assertThatThrownBy(traffic::assertQuiet).hasMessageContaining("requests to other origins");
  }

  @Test
  void aScriptInThePageIsReported() {
    page.evaluate(
        """
        () => {
          const script = document.createElement('script');
          script.textContent = 'document.title = "mine"';
          document.body.append(script);
        }
        """);
    assertThat(page.title()).isEqualTo("マイナ在宅受付Web");
    assertThatThrownBy(traffic::assertQuiet).hasMessageContaining("Content Security Policy");
  }

  @Test
  void aScriptThatFailsIsReported() {
    page.evaluate("() => setTimeout(() => { throw new Error('planted'); })");
    page.waitForCondition(traffic::hasComplaints);
    assertThatThrownBy(traffic::assertQuiet).hasMessageContaining("planted");
  }

  @Test
  void aPinOnTheWayToTheServerIsReported() {
    page.evaluate(
        "pin => fetch('/reception/api/v1/receptions', {method: 'POST', body: pin})", Traffic.PIN);
    assertThatThrownBy(traffic::assertQuiet).hasMessageContaining("the PIN goes to the card only");
  }

  @Test
  void aPageThatScrollsSidewaysIsReported() {
    page.evaluate("() => { document.querySelector('#begin').style.width = '500px'; }");
    assertThatThrownBy(() -> Layout.assertFits(page)).hasMessageContaining("begin");
  }

  @Test
  void aWordWithoutEnoughContrastAndAnObjectInsteadOfAWordAreReported() {
    page.evaluate("() => { document.querySelector('#step h1').style.color = '#eee'; }");
    assertThatThrownBy(() -> Wholeness.assertAccessible(page, "A-01"))
        .hasMessageContaining("color-contrast");
    page.evaluate("() => document.querySelector('#step').append(String({}))");
    assertThatThrownBy(() -> Wholeness.assertWhole(page, "A-01")).hasMessageContaining("[object");
  }
}
