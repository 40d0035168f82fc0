package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A patient's medical information, as who holds a 医療情報閲覧アカウント sees it. */
@Tag("long")
class MedicalInformationScreenIT {

  private static final String HOSPITAL = "1319999015";

  private static final String PATH = "/home-visit/medical-information.xhtml";

  /** The patient comes to the hospital's URL and agrees to these; answers the care relation. */
  private static String agree(String person, String... items) {
    try (Device phone = Device.phone()) {
      phone
          .open(Records.homeVisitUrl(HOSPITAL))
          .toCard(items)
          .openCardApp()
          .authenticate(person)
          .shows("同意登録完了");
    }
    return Records.one(
        "select r.id from care_relation r join institution i on i.id = r.institution_id"
            + " where i.code = ? and r.patient_id = ? and r.care_setting = 'HOME_VISIT' and r.ended_at is null",
        HOSPITAL,
        Records.patient(person));
  }

  private static ConsoleTerminal viewer(Device terminal) {
    return ConsoleTerminal.start(terminal).toLogIn().logIn(HOSPITAL, "MEDICAL_VIEWER", "iryo01");
  }

  private static void open(ConsoleTerminal console, String relation) {
    console.tab().navigate(ConsoleTerminal.address(PATH + "?relation=" + relation));
    console.shows("医療情報の閲覧");
  }

  /** By the papers of P02, as ［訪問診療等・オンライン診療等］ finds a patient. */
  private static void search(ConsoleTerminal console) {
    console.at("#entry-HOME_VISIT_AND_ONLINE").click();
    console.shows("訪問診療等・オンライン診療等");
    console.at("#care-setting").selectOption("HOME_VISIT");
    console.at("#insurer").fill("139998");
    console.at("#number").fill("0002");
    console.at("#birth-date").fill("19540220");
    console.at("#find").click();
    assertThat(console.at("#found-title")).isVisible();
  }

  private static void view(ConsoleTerminal console, String kind, String title) {
    console.at("#kind").selectOption(kind);
    console.at("#view").click();
    assertThat(console.at("#viewed-title")).hasText(title);
  }

  private static long lines(String relation) {
    return Long.parseLong(
        Records.one(
            "select count(*) from view_history h join care_relation r on r.institution_id = h.institution_id and r.patient_id = h.patient_id"
                + " where r.id = ?::bigint",
            relation));
  }

  @Test
  @Tag("HIS-010")
  @Tag("ONL-011")
  @Tag("HIS-001")
  void aViewerSeesWhatWasAgreedToAndTheAdministratorSeesWhoDid() {
    String relation = agree("P02", "SURGERY", "MEDICATION");
    long before = lines(relation);
    try (Device terminal = Device.pc();
        Device office = Device.pc()) {
      ConsoleTerminal console = viewer(terminal);
      open(console, relation);
      assertThat(console.at("#person dd").first()).hasText("髙橋　勇");
      assertThat(console.at("#kind option"))
          .hasText(new String[] {"特定健診情報", "薬剤情報", "手術・診療・薬剤情報", "臨床情報"});
      assertThat(console.tab()).not().hasTitle(Pattern.compile("髙橋"));
      Look.at(console.tab(), "console-medical-information");

      view(console, "MEDICATION", "薬剤情報");
      assertThat(console.at("#viewed h3")).hasText(new String[] {"薬剤情報"});
      assertThat(console.at("#part-MEDICATION thead th"))
          .hasText(new String[] {"年月日", "医療機関等", "内容", "数量・値"});
      assertThat(console.at("#part-MEDICATION tbody tr")).hasCount(1);
      assertThat(console.at("#part-MEDICATION tbody tr")).containsText("2026/11/05");
      assertThat(console.at("#part-MEDICATION tbody tr")).containsText("メトホルミン塩酸塩錠２５０ｍｇ");
      assertThat(lines(relation)).isEqualTo(before + 1);

      view(console, "SURGERY_TREATMENT_MEDICATION", "手術・診療・薬剤情報");
      assertThat(console.at("#viewed h3")).hasText(new String[] {"手術情報", "薬剤情報"});
      assertThat(console.at("#part-SURGERY tbody")).containsText("水晶体再建術（右）");
      Look.at(console.tab(), "console-medical-information-shown");
      assertThat(lines(relation)).isEqualTo(before + 2);

      console.at("#kind").selectOption("HEALTH_CHECKUP");
      console.at("#view").click();
      assertThat(console.at("#messages")).hasText("患者の同意がないため、表示できません。");
      assertThat(console.at("#viewed")).isEmpty();
      Look.at(console.tab(), "console-medical-information-refused");
      assertThat(lines(relation)).isEqualTo(before + 2);

      ConsoleTerminal administrator = ConsoleTerminal.start(office).toLogIn().logIn(HOSPITAL);
      administrator.at("#entry-VIEW_HISTORY").click();
      administrator.shows("医療情報閲覧履歴照会").at("#find").click();
      assertThat(administrator.at("#lines tbody tr").first()).containsText("手術・診療・薬剤情報");
      assertThat(administrator.at("#lines tbody tr").first()).containsText("髙橋　勇");
      assertThat(administrator.at("#lines tbody tr").first()).containsText("iryo01");
      assertThat(administrator.at("#lines tbody tr").nth(1)).containsText("薬剤情報");
    }
  }

  @Test
  @Tag("ELG-031")
  @Tag("ELG-032")
  void theWayLeadsFromThePatientThatWasFoundAndOnlyForAMedicalViewer() {
    String relation = agree("P02", "MEDICATION");
    try (Device terminal = Device.pc();
        Device counter = Device.pc()) {
      ConsoleTerminal console = viewer(terminal);
      search(console);
      console.at("#medical").click();
      console.shows("医療情報の閲覧");
      assertThat(console.tab()).hasURL(ConsoleTerminal.address(PATH + "?relation=" + relation));
      view(console, "MEDICATION", "薬剤情報");
      assertThat(console.at("#part-MEDICATION tbody")).containsText("メトホルミン塩酸塩錠２５０ｍｇ");
      console.at("#kind").selectOption("SURGERY_TREATMENT_MEDICATION");
      console.at("#view").click();
      assertThat(console.at("#viewed h3")).hasText(new String[] {"薬剤情報"});
      console.at("#back").click();
      console.shows("訪問診療等・オンライン診療等");

      ConsoleTerminal clerk =
          ConsoleTerminal.start(counter).toLogIn().logIn(HOSPITAL, "GENERAL", "ippan01");
      search(clerk);
      assertThat(clerk.at("#medical")).hasCount(0);
    }
  }

  @Test
  void whoHasNoneIsTold() {
    String relation = agree("P06", "MEDICATION");
    try (Device terminal = Device.of(360, 740)) {
      ConsoleTerminal console = viewer(terminal);
      open(console, relation);
      view(console, "MEDICATION", "薬剤情報");
      assertThat(console.at("#part-MEDICATION")).containsText("表示できる情報がありません。");
      Look.at(console.tab(), "console-medical-information-narrow");
    }
  }

  @Test
  @Tag("ELG-032")
  void othersThanMedicalViewersHaveNoSuchScreen() {
    String relation = agree("P01", "MEDICATION");
    for (List<String> who :
        List.of(List.of("GENERAL", "ippan01"), List.of("ADMINISTRATOR", "kanri01"))) {
      try (Device terminal = Device.pc()) {
        ConsoleTerminal console =
            ConsoleTerminal.start(terminal).toLogIn().logIn(HOSPITAL, who.get(0), who.get(1));
        assertThat(
                console
                    .tab()
                    .navigate(ConsoleTerminal.address(PATH + "?relation=" + relation))
                    .status())
            .as(who.get(0))
            .isEqualTo(404);
      }
    }
    assertThat(lines(relation)).isZero();
  }

  @Test
  void aRelationThatIsNotThereIsNotFound() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = viewer(terminal);
      for (String query :
          List.of(
              "",
              "?relation=",
              "?relation=999999999",
              "?relation=abc",
              "?relation=-1",
              "?relation=" + "9".repeat(30))) {
        assertThat(console.tab().navigate(ConsoleTerminal.address(PATH + query)).status())
            .as(query)
            .isEqualTo(404);
      }
    }
  }
}
