package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.shared.BusinessDay;

/**
 * Before an online consultation: by the online URL, by the patient alone, with the day of the
 * appointment.
 */
class OnlineConsultationIT {

  private static final String HOSPITAL = "1319999015";

  private final String url = Records.onlineUrl(HOSPITAL);

  @BeforeAll
  static void theHospitalUsesOnlineConsultations() {
    use(true);
  }

  @AfterAll
  static void andNoMore() {
    use(false);
  }

  private static void use(boolean online) {
    Records.change(
        "update environment_settings set online = ?"
            + " where institution_id = (select id from institution where code = ?)",
        online,
        HOSPITAL);
  }

  @Test
  @Tag("ONL-006")
  void theOnlineUrlIsNotOfferedWhileTheInstitutionDoesNotUseIt() {
    use(false);
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url);
      page.shows("この受付は利用できません");
      assertThat(page.at("#begin")).hasCount(0);
    } finally {
      use(true);
    }
  }

  @Test
  @Tag("ONL-006")
  @Tag("CON-C-002")
  @Tag("CON-C-004")
  void whatWasConsentedToIsRevokedWhileTheInstitutionDoesNotUseIt() {
    try (Device phone = Device.phone()) {
      phone.open(url).toCard("SURGERY").openCardApp().authenticate("P06").shows("同意登録完了");
      UUID registered = phone.reception();
      assertThat(isRevoked(registered)).isFalse();
      use(false);
      ReceptionPage page = phone.open(url).shows("この受付は利用できません");
      assertThat(page.at(".institution")).isVisible();
      Look.at(page.tab(), "not-offered");
      page.at("#to-revoke").click();
      page.shows("登録内容の取消し確認");
      assertThat(page.at("#step")).not().containsText("同意照会・更新");
      page.at("#revoke-no").click();
      page.shows("この受付は利用できません").at("#to-revoke").click();
      page.at("#revoke").click();
      page.openCardApp().authenticate("P06").shows("同意内容の取消し完了");
      assertThat(isRevoked(registered)).isTrue();
    } finally {
      use(true);
    }
  }

  @Test
  @Tag("ONL-006")
  @Tag("CON-C-002")
  void whoeverIsUnderWayWhenItIsSwitchedOffIsToldSoAndMayRevokeOnly() {
    try (Device pc = Device.pc()) {
      ReceptionPage page = pc.open(url).begin().agree().prescription("PAPER").toConfirm();
      use(false);
      page.at("#register").click();
      page.shows("この受付は利用できません").at("#to-revoke").click();
      page.shows("登録内容の取消し確認");
      assertThat(page.at("#revoke")).isVisible();
      assertThat(page.at("#revoke-reader")).isVisible();
      assertThat(page.at("#step")).not().containsText("同意照会・更新");
      page.tab().goBack();
      page.shows("この受付は利用できません");
      page.tab().goBack();
      page.shows("この受付は利用できません");
      page.tab().reload();
      page.shows("この受付は利用できません").at("#menu-button").click();
      assertThat(page.at("#menu button[data-entry='menu.revoke']")).hasCount(2);
      assertThat(page.at("#menu button[data-entry='menu.register']")).hasCount(0);
      assertThat(page.at("#menu button[data-entry='menu.enquire']")).hasCount(0);
      page.tab().goBack();
      page.shows("この受付は利用できません").at("#to-revoke").click();
      page.at("#revoke").click();
      page.shows("マイナンバーカードの認証").tab().navigate(url);
      page.shows("この受付は利用できません");
      assertThat(page.at("#unfinished-continue")).isVisible();
      page.at("#unfinished-stop").click();
      assertThat(page.at("#unfinished-continue")).hasCount(0);
    } finally {
      use(true);
    }
  }

  private static boolean isRevoked(UUID registration) {
    return "t"
        .equals(
            Records.one(
                "select c.revoked_at is not null from consent c join consent_event e on e.consent_id = c.id"
                    + " where e.reception_id = ?",
                registration));
  }

  @Test
  @Tag("ONL-001")
  @Tag("ONL-002")
  @Tag("ONL-003")
  @Tag("ONL-004")
  @Tag("ONL-005")
  @Tag("URL-001")
  void aPatientConfirmsTheAppointmentConsentsAndAuthenticates() {
    LocalDate day = LocalDate.now(BusinessDay.TOKYO).plusDays(10);
    String shown = "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url);
      assertThat(page.at(".service-setting")).hasText("オンライン診療等");
      page.begin();
      page.at("#examinationDate").fill(day.toString());
      page.agree("SURGERY").prescription("PAPER").toConfirm();
      assertThat(page.headings()).containsSubsequence("診療予約日", "登録内容");
      assertThat(page.at("#step .value").first()).containsText(shown);
      page.register();
      UUID reception = phone.reception();
      page = page.openCardApp().authenticate("P06");

      page.shows("同意登録完了");
      assertThat(page.at("#step .value").first()).containsText(shown);
      assertThat(
              Records.rows(
                  "select examination_date::text, care_setting from reception where id = ?",
                  reception))
          .containsExactly(List.of(day.toString(), "ONLINE"));
    }
  }

  @Test
  @Tag("ONL-007")
  void whoeverHasNoAppointmentGoesOnWithoutADay() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).begin().agree().prescription("PAPER").toConfirm();
      assertThat(page.at("#step .value").first()).hasText("予約なし");
    }
  }

  @Test
  @Tag("ONL-004")
  void aDayThatIsPastIsToldAtItsField() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(url).begin().agree().prescription("PAPER");
      page.at("#examinationDate").fill("2020-01-01");
      page.at("#to-confirm").click();
      assertThat(page.at("#examinationDate-error")).hasText("今日から1年後までの日付を入れるか、空欄にしてください。");
      assertThat(page.at("#examinationDate")).isFocused();
    }
  }

  @Test
  void aHomeVisitAsksForNoDay() {
    try (Device phone = Device.phone()) {
      ReceptionPage page = phone.open(Records.homeVisitUrl(HOSPITAL)).begin();
      assertThat(page.at("#examinationDate")).hasCount(0);
    }
  }
}
