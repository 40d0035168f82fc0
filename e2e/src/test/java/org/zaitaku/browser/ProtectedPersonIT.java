package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People whose data is protected, and people whose data is unusual. */
class ProtectedPersonIT {

  private final String url = Records.homeVisitUrl("1319999015");

  /** Bodies of the JSON API that this tab was told. */
  private static List<String> listen(Page tab) {
    List<String> bodies = new CopyOnWriteArrayList<>();
    // Read on its way: a page that goes on takes the bodies of its answers with it.
    tab.route(
        "**/reception/api/**",
        route -> {
          APIResponse answer = route.fetch();
          bodies.add(answer.text());
          route.fulfill(new Route.FulfillOptions().setResponse(answer));
        });
    return bodies;
  }

  @Test
  @Tag("ELG-037")
  void whoStoppedTheUseOfTheirInformationIsToldNeutrallyThatNothingCanBeShown() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).toCard("SURGERY", "LIMIT_AMOUNT");
      UUID reception = phone.reception();
      List<String> bodies = listen(page.tab());
      page = page.openCardApp().authenticate("P09").shows("同意登録完了");
      page.says("表示できる資格情報がありません");
      assertThat(page.at("details.others")).hasCount(0);
      assertThat(page.everything())
          .doesNotContain("佐々木")
          .doesNotContain("ササキ")
          .doesNotContain("01139997")
          .doesNotContain("1988-11-11")
          .doesNotContain("1988年")
          .doesNotContain("停止");
      assertThat(bodies)
          .anyMatch(body -> body.contains("\"COMPLETED\""))
          .noneMatch(
              body -> body.matches("(?s).*(佐々木|ササキ|01139997|1988-11-11|stopped|STOPPED|停止).*"));
      assertThat(
              Records.rows("select 1 from eligibility_snapshot where reception_id = ?", reception))
          .isEmpty();
      assertThat(Records.state(reception)).isEqualTo("COMPLETED");
    }
  }

  @Test
  @Tag("ELG-036")
  void whoseAddressIsWithheldHasNeitherAddressNorPostalCodeInPageOrJson() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).toCard("SURGERY");
      UUID reception = phone.reception();
      List<String> bodies = listen(page.tab());
      page = page.openCardApp().authenticate("P08").shows("同意登録完了").says("伊藤　恵");
      page.at("details.others summary").click();
      assertThat(page.at("details.others")).containsText("0008");
      assertThat(page.everything())
          .doesNotContain("見本区")
          .doesNotContain("架空町")
          .doesNotContain("0000000")
          .doesNotContain("000-0000")
          .doesNotContain("不開示");
      assertThat(bodies)
          .anyMatch(body -> body.contains("伊藤　恵"))
          .noneMatch(body -> body.matches("(?s).*(見本区|架空町|0000000|withheld|WITHHELD|不開示).*"));
      assertThat(
              Records.rows(
                  "select address, post_number from eligibility_snapshot where reception_id = ?",
                  reception))
          .allSatisfy(row -> assertThat(row).containsOnlyNulls());
    }
  }

  /** The same places hold something for a person without that protection. */
  @Test
  @Tag("ELG-009")
  void theOtherInformationOfSomebodyElseHoldsTheAddress() {
    try (Device phone = Device.phone()) {
      ReceptionPage page =
          phone.open(url).toCard("SURGERY").openCardApp().authenticate("P04").shows("同意登録完了");
      page.at("details.others summary").click();
      assertThat(page.at("details.others")).containsText("東京都見本区架空町１－２－３");
      assertThat(page.at("details.others")).containsText("000-0000");
    }
  }

  @Test
  @Tag("ELG-001")
  @Tag("ELG-002")
  void aLongLatinNameFitsOnTheSmallestScreen() {
    try (Device phone = Device.of(320, 568)) {
      ReceptionPage page =
          phone.open(url).toCard("SURGERY").openCardApp().authenticate("P06").shows("同意登録完了");
      page.says("MARIA FERNANDA GUTIERREZ DE LA CRUZ VILLANUEVA");
      page.at("details.others summary").click();
      Layout.assertFits(page.tab());
    }
  }
}
