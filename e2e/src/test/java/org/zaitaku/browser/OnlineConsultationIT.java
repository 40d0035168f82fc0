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
