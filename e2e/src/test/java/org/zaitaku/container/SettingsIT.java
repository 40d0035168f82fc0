package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.account.AccountSearchService;
import org.zaitaku.account.LoggedIn;
import org.zaitaku.account.LoginAttempt;
import org.zaitaku.account.LoginOrigin;
import org.zaitaku.account.LoginService;
import org.zaitaku.account.SessionEnd;
import org.zaitaku.account.SessionService;
import org.zaitaku.container.scene.Crew;
import org.zaitaku.container.scene.PlantedReader;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.operator.FirstDayService;
import org.zaitaku.operator.InstitutionForm;
import org.zaitaku.operator.InstitutionLifeService;
import org.zaitaku.operator.InstitutionLine;
import org.zaitaku.operator.InstitutionService;
import org.zaitaku.reception.Offer;
import org.zaitaku.reception.ReceptionService;
import org.zaitaku.settings.SettingsConflictException;
import org.zaitaku.settings.SettingsForm;
import org.zaitaku.settings.SettingsFormException;
import org.zaitaku.settings.SettingsItem;
import org.zaitaku.settings.SettingsService;
import org.zaitaku.settings.SettingsView;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CharacterCode;
import org.zaitaku.shared.ConsentItem;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.UserId;

/** 環境設定情報 on the real database: what is stored, kept, refused, and who has to log in again. */
class SettingsIT extends ContainerTest {

  private static final String PASSWORD = "right-Passw0rd!";

  /** What a door of today knows. */
  private static final Set<SettingsItem> OF_TODAY =
      EnumSet.complementOf(
          EnumSet.of(
              SettingsItem.EMERGENCY_INFORMATION,
              SettingsItem.FORM_CHOICE_TIMING,
              SettingsItem.MEDICAL_AID,
              SettingsItem.SUBSIDY));

  private static final Actor DESK = new Actor.OfSystem("login-desk");

  @Inject private SettingsService settings;

  @Inject private AccountSearchService accounts;

  @Inject private ReceptionService receptions;

  @Inject private FirstDayService firstDay;

  @Inject private LoginService logins;

  @Inject private SessionService sessions;

  @Inject private Scenes scenes;

  @Inject private Crew crew;

  @Inject private InstitutionService institutions;

  @Inject private InstitutionLifeService life;

  @Inject private PlantedReader reader;

  private Scenes.Clinic clinic;
  private long account;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(SettingsIT.class);
  }

  @BeforeEach
  void anAdministrator() {
    clinic = scenes.clinic();
    account = scenes.account(clinic, "kanri01", PASSWORD);
    current.become(administrator(account, "kanri01"));
  }

  private Actor administrator(long id, String userId) {
    return new Actor.OfAccount(
        id,
        clinic.id(),
        new InstitutionCode(clinic.code()),
        AccountRole.ADMINISTRATOR,
        new UserId(userId));
  }

  private SettingsForm form(SettingsView shown, Object... changes) {
    Map<SettingsItem, String> values = new EnumMap<>(SettingsItem.class);
    shown
        .values()
        .forEach(
            (item, value) -> {
              if (item.isFor(shown.kind())) {
                values.put(item, value);
              }
            });
    for (int i = 0; i < changes.length; i += 2) {
      values.put((SettingsItem) changes[i], (String) changes[i + 1]);
    }
    int terms = shown.terms().version();
    return new SettingsForm(values, terms, terms);
  }

  private SettingsView save(Object... changes) {
    SettingsView shown = settings.show();
    return settings.update(shown.version(), form(shown, changes));
  }

  private LoggedIn logIn(String userId) {
    current.become(DESK);
    return logins
        .login(
            new LoginAttempt(
                clinic.code(), userId, PASSWORD, new LoginOrigin(null, userId, "192.0.2.1")))
        .orElseThrow()
        .loggedIn()
        .orElseThrow();
  }

  @Test
  @Tag("ENV-005")
  void everyChangedItemIsKeptWithWhoWhenFromWhatToWhat() {
    SettingsView saved = save(SettingsItem.SURGERY, "USE", SettingsItem.DISPLAY_NAME, " 訪問診療部 ");

    assertThat(saved.version()).isEqualTo(1);
    assertThat(saved.values())
        .containsEntry(SettingsItem.SURGERY, "USE")
        .containsEntry(SettingsItem.DISPLAY_NAME, "訪問診療部");
    assertThat(settings.history())
        .extracting(
            c ->
                c.version()
                    + " "
                    + c.userId()
                    + " "
                    + c.item()
                    + " "
                    + c.before()
                    + ">"
                    + c.after())
        .containsExactly("1 kanri01 SURGERY NOT_USED>USE", "1 kanri01 DISPLAY_NAME >訪問診療部");
    assertThat(
            owner.list(
                "select action || ' ' || account_id from audit_event where institution_id = ? and action like 'SETTINGS%'",
                clinic.id()))
        .containsExactly("SETTINGS_UPDATED " + account);

    save(SettingsItem.SURGERY, "NOT_USED");
    assertThat(settings.history()).hasSize(3).first().extracting("version").isEqualTo(2);
  }

  @Test
  void savingWithoutAChangeCountsAsTheFirstSavingAndEndsNoSession() {
    LoggedIn who = logIn("kanri01");
    current.become(administrator(account, "kanri01"));
    assertThat(firstDay.look().settings()).isFalse();

    assertThat(save().version()).isEqualTo(1);

    assertThat(firstDay.look().settings()).isTrue();
    assertThat(settings.history()).isEmpty();
    assertThat(endOf(who)).isEmpty();
  }

  private Optional<SessionEnd> endOf(LoggedIn who) {
    current.become(DESK);
    return sessions.findEnd(
        who.institutionId(), who.sessionId(), java.time.Clock.systemUTC().instant(), true);
  }

  @Test
  @Tag("ENV-003")
  @Tag("ENV-007")
  @Tag("LOG-016")
  void aChangeEndsEverySessionOfTheInstitutionAndNoOther() {
    owner.change(
        "update environment_settings set home_visit = false where institution_id = ?", clinic.id());
    scenes.account(clinic, "kanri02", PASSWORD);
    LoggedIn own = logIn("kanri01");
    LoggedIn other = logIn("kanri02");
    Scenes.Clinic here = clinic;
    clinic = scenes.clinic();
    scenes.account(clinic, "kanri01", PASSWORD);
    LoggedIn stranger = logIn("kanri01");
    clinic = here;
    assertThat(own.homeVisitsOrOnline()).isFalse();

    current.become(administrator(account, "kanri01"));
    save(SettingsItem.ONLINE, "USE");

    assertThat(endOf(own)).contains(SessionEnd.SETTINGS);
    assertThat(endOf(other)).contains(SessionEnd.SETTINGS);
    assertThat(endOf(stranger)).isEmpty();
    assertThat(logIn("kanri01").homeVisitsOrOnline()).isTrue();
  }

  @Test
  @Tag("ENV-003")
  void whoFinishesOnTheScreenIsStillWhoTheyWere() {
    LoggedIn own = logIn("kanri01");
    current.become(administrator(account, "kanri01"));
    save(SettingsItem.SURGERY, "USE");
    owner.change("update account set enabled = false where id = ?", account);

    assertThat(endOf(own)).contains(SessionEnd.ACCOUNT);
  }

  @Test
  @Tag("ENV-019")
  void aForbiddenSettingIsRefusedByTheRulesNameAndNothingIsSaved() {
    SettingsView shown = settings.show();

    assertThatThrownBy(
            () ->
                settings.update(
                    shown.version(),
                    form(
                        shown,
                        SettingsItem.TREATMENT,
                        "USE",
                        SettingsItem.MEDICATION,
                        "NOT_USED",
                        SettingsItem.ONLINE,
                        "USE")))
        .isInstanceOf(SettingsFormException.class)
        .hasMessageContaining("MEDICATION_ONLY_WITHOUT_TREATMENT");

    assertThat(settings.show().values()).isEqualTo(shown.values());
    assertThat(settings.show().version()).isZero();
    assertThat(settings.history()).isEmpty();
    assertThat(
            owner.list(
                "select outcome || ' ' || detail from audit_event where institution_id = ? and action = 'SETTINGS_UPDATED'",
                clinic.id()))
        .containsExactly("REFUSED MEDICATION_ONLY_WITHOUT_TREATMENT");
  }

  @Test
  @Tag("ENV-041")
  @Tag("ENV-043")
  void whichTextOfTheTermsWhoAcceptedIsStoredWithTheUpdate() {
    owner.change(
        "update environment_settings set home_visit = false where institution_id = ?", clinic.id());
    SettingsView shown = settings.show();
    Map<SettingsItem, String> values = new EnumMap<>(form(shown).values());
    values.put(SettingsItem.HOME_VISIT, "USE");

    assertThatThrownBy(() -> settings.update(shown.version(), new SettingsForm(values, null, null)))
        .hasMessageContaining("HOME_VISIT_ONLY_AFTER_TERMS");
    assertThat(settings.show().acceptances()).isEmpty();

    SettingsView saved = save(SettingsItem.HOME_VISIT, "USE", SettingsItem.ONLINE, "USE");
    assertThat(saved.acceptances())
        .extracting(one -> one.item() + " " + one.terms() + " " + one.userId())
        .containsExactlyInAnyOrder("HOME_VISIT 1 kanri01", "ONLINE 1 kanri01");
    assertThat(saved.terms().body()).contains("第1条");
  }

  @Test
  void ofTwoAdministratorsTheSecondIsToldWhatTheFirstSaved() {
    SettingsView shown = settings.show();
    save(SettingsItem.SURGERY, "USE");

    assertThatThrownBy(
            () -> settings.update(shown.version(), form(shown, SettingsItem.MEDICAL_AID, "USE")))
        .isInstanceOfSatisfying(
            SettingsConflictException.class,
            told ->
                assertThat(shown.changesTo(told.current().values()))
                    .extracting(change -> change.item() + " " + change.after())
                    .containsExactly("SURGERY USE"));
    assertThat(settings.show().values()).containsEntry(SettingsItem.MEDICAL_AID, "NOT_USED");
  }

  @Test
  void ofTwoWhoSaveAtTheSameMomentOneIsStoredAndOneIsTold() {
    SettingsView shown = settings.show();
    Supplier<?> one =
        () -> settings.update(shown.version(), form(shown, SettingsItem.SURGERY, "USE")).version();
    Supplier<?> two =
        () ->
            settings
                .update(shown.version(), form(shown, SettingsItem.MEDICAL_AID, "USE"))
                .version();

    assertThat(crew.atOnce(administrator(account, "kanri01"), List.of(one, two)))
        .containsExactlyInAnyOrder("1", "CONFLICT");
    assertThat(settings.history()).hasSize(1);
  }

  @Test
  @Tag("ENV-001")
  void nobodyButAnAdministratorSeesOrChangesThem() {
    SettingsView shown = settings.show();
    SettingsForm form = form(shown, SettingsItem.SURGERY, "USE");
    for (AccountRole role : AccountRole.values()) {
      if (role != AccountRole.ADMINISTRATOR) {
        current.become(clinic.member(role));
        assertThatThrownBy(settings::show).isInstanceOf(BusinessException.class);
        assertThatThrownBy(settings::history).isInstanceOf(BusinessException.class);
        assertThatThrownBy(() -> settings.check(form)).isInstanceOf(BusinessException.class);
        assertThatThrownBy(() -> settings.update(0, form))
            .as(role.name())
            .hasMessage("PERMISSION_DENIED");
      }
    }
  }

  @Test
  @Tag("ENV-009")
  @Tag("ENV-044")
  @Tag("ENV-051")
  @Tag("ORG-015")
  void whatIsSavedIsWhatTheDoorsAreTold() {
    assertThat(offer().consent().items()).doesNotContain(ConsentItem.SURGERY);
    current.become(administrator(account, "kanri01"));
    assertThat(accounts.characterCode()).isEqualTo(CharacterCode.UTF_8);
    save(
        SettingsItem.CHARACTER_CODE,
        "SHIFT_JIS",
        SettingsItem.SURGERY,
        "USE",
        SettingsItem.HEALTH_CHECKUP,
        "NOT_USED",
        SettingsItem.DISPLAY_NAME,
        "訪問診療部",
        SettingsItem.PATIENT_TELEPHONE,
        "03-1234-5678");
    assertThat(accounts.characterCode()).isEqualTo(CharacterCode.SHIFT_JIS);

    Offer told = offer();
    assertThat(told.consent().items())
        .contains(ConsentItem.SURGERY)
        .doesNotContain(ConsentItem.HEALTH_CHECKUP);
    assertThat(told.consent().institution().name()).isEqualTo("訪問診療部");
    assertThat(told.consent().institution().telephone()).isEqualTo("03-1234-5678");

    current.become(administrator(account, "kanri01"));
    save(SettingsItem.HOME_VISIT, "NOT_USED");
    assertThat(offer().isClosed()).isTrue();
  }

  /**
   * Every setting that a door of today knows; the others are CounterOffer's, whose screens come
   * later.
   */
  @Test
  @Tag("ENV-009")
  @Tag("ENV-014")
  @Tag("ENV-017")
  @Tag("ENV-021")
  @Tag("ENV-040")
  @Tag("ENV-042")
  @Tag("ENV-051")
  void everySettingIsSeenAtTheDoorThatItBelongsTo() {
    owner.change(
        "update institution set record_sharing_from = '2024-04-01', pmh_participant = true where id = ?",
        clinic.id());
    String onlineToken = scenes.onlineUrl(clinic);
    for (SettingsItem item : SettingsItem.values()) {
      current.become(administrator(account, "kanri01"));
      SettingsView shown = settings.show();
      if (!item.isFor(shown.kind())) {
        continue;
      }
      String before = seen(item, onlineToken);
      current.become(administrator(account, "kanri01"));
      String now = shown.values().get(item);
      String other =
          item.isText()
              ? "0312345678"
              : item.options().stream().filter(option -> !option.equals(now)).findFirst().get();
      save(item, other);
      assertThat(settings.show().values()).containsEntry(item, other);
      if (OF_TODAY.contains(item)) {
        assertThat(seen(item, onlineToken)).as(item.name()).isNotEqualTo(before);
      }
      current.become(administrator(account, "kanri01"));
      save(item, now);
      assertThat(seen(item, onlineToken)).as(item.name()).isEqualTo(before);
    }
  }

  @Test
  @Tag("ENV-025")
  @Tag("ENV-037")
  @Tag("ORG-016")
  @Tag("ORG-017")
  void whatTheOperatorWithdrawsWorksNoMoreFromThatMomentOn() {
    owner.change(
        "update institution set record_sharing_from = '2024-04-01', pmh_participant = true where id = ?",
        clinic.id());
    save(SettingsItem.RECORD_SHARING, "USE", SettingsItem.SUBSIDY, "USE");
    assertThat(offer().consent().recordSharing()).isTrue();
    assertThat(reader.counterOffer(clinic.id()).sharesRecords()).isTrue();
    assertThat(reader.counterOffer(clinic.id()).obtainsSubsidies()).isTrue();

    current.become(operator());
    InstitutionLine seen = institutions.get(clinic.id());
    life.update(
        seen, new InstitutionForm(seen.code(), seen.name(), "2024/04/01", "", false, List.of()));

    assertThat(offer().consent().recordSharing()).isFalse();
    assertThat(reader.counterOffer(clinic.id()).sharesRecords()).isFalse();
    assertThat(reader.counterOffer(clinic.id()).obtainsSubsidies()).isFalse();
    current.become(administrator(account, "kanri01"));
    assertThat(settings.show().values())
        .as("what the institution itself set stays as it set it")
        .containsEntry(SettingsItem.RECORD_SHARING, "USE")
        .containsEntry(SettingsItem.SUBSIDY, "USE");
  }

  private static Actor operator() {
    return new Actor.OfAccount(
        1, 0L, new InstitutionCode("0000000000"), AccountRole.OPERATOR, new UserId("jisshi01"));
  }

  /** Account files, what the patients' pages ask for by itself, or their offer. */
  private String seen(SettingsItem item, String onlineToken) {
    if (item == SettingsItem.CHARACTER_CODE) {
      current.become(administrator(account, "kanri01"));
      return accounts.characterCode().name();
    }
    if (item == SettingsItem.ELIGIBILITY_ACROSS_DEVICES) {
      return String.valueOf(reader.tellsEligibilityAcross(clinic.id()));
    }
    return (item == SettingsItem.ONLINE ? offer(onlineToken) : offer()).toString();
  }

  private Offer offer() {
    return offer(clinic.token());
  }

  private Offer offer(String token) {
    current.become(new Actor.OfPatient());
    return receptions.offer(token);
  }
}
