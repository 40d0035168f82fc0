package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.accessurl.AccessUrlService;
import org.zaitaku.accessurl.InstitutionUrl;
import org.zaitaku.accessurl.RevivalReason;
import org.zaitaku.accessurl.UrlChange;
import org.zaitaku.container.scene.Crew;
import org.zaitaku.container.scene.Receptions;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.reception.ReceptionKey;
import org.zaitaku.reception.ReceptionService;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CareSetting;

/** 変更, 変更前に戻す, 最初に戻す on a real database: one valid URL at any moment, none revived by accident. */
class AccessUrlIT extends ContainerTest {

  private static final Actor PATIENT = new Actor.OfPatient();
  private static final RevivalReason REASON = new RevivalReason("間違えて変更した");
  private static final List<UrlChange> CHANGES = List.of(UrlChange.values());
  private static final int STEPS = 60;
  private static final int ROUNDS = 6;

  @Inject private Scenes scenes;

  @Inject private Receptions receptions;

  @Inject private AccessUrlService urls;

  @Inject private ReceptionService browser;

  @Inject private Crew crew;

  private Scenes.Clinic clinic;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(AccessUrlIT.class);
  }

  @BeforeEach
  void anAdministratorIsThere() {
    clinic = scenes.clinic();
    current.become(clinic.member(AccountRole.ADMINISTRATOR));
  }

  private InstitutionUrl shown() {
    return urls.show().get(0);
  }

  private InstitutionUrl change(UrlChange change) {
    return urls.change(
        CareSetting.HOME_VISIT, change, shown().number(), change.isRevival() ? REASON : null);
  }

  private static String token(InstitutionUrl url) {
    return url.url().substring(url.url().lastIndexOf('/') + 1);
  }

  private List<String> valid() {
    return owner.list(
        "select token from access_url where institution_id = ? and care_setting = 'HOME_VISIT' and withdrawn_at is null",
        clinic.id());
  }

  private boolean opens(String token) {
    current.become(PATIENT);
    try {
      browser.offer(token);
      return true;
    } catch (BusinessException unknown) {
      assertThat(unknown).hasMessage("URL_UNKNOWN");
      return false;
    } finally {
      current.become(clinic.member(AccountRole.ADMINISTRATOR));
    }
  }

  /** The rules once more, as a list of names and no entity. */
  private static final class Expected {

    private final List<String> tokens = new ArrayList<>();
    private int valid;
    private int previous = -1;

    private Expected(String first) {
      tokens.add(first);
    }

    private boolean allows(UrlChange change) {
      return switch (change) {
        case CHANGE -> true;
        case REVERT -> previous >= 0;
        case FIRST -> valid != 0;
      };
    }

    /** Index of the URL that is to be valid; one past the end for a new one. */
    private int after(UrlChange change) {
      return switch (change) {
        case CHANGE -> tokens.size();
        case REVERT -> previous;
        case FIRST -> 0;
      };
    }

    private void go(int next) {
      previous = valid;
      valid = next;
    }
  }

  @Test
  @Tag("URL-009")
  @Tag("URL-010")
  @Tag("URL-011")
  @Tag("URL-013")
  void whateverTheOrderOfChangesExactlyOneUrlIsValidAndNoneComesBackByAccident() {
    for (long seed : new long[] {1, 20261121, 7_919}) {
      anAdministratorIsThere();
      Random random = new Random(seed);
      Expected expected = new Expected(clinic.token());
      for (int step = 0; step < STEPS; step++) {
        UrlChange change = CHANGES.get(random.nextInt(CHANGES.size()));
        String where = "seed " + seed + ", step " + step + " " + change;
        assertThat(shown().possible().contains(change))
            .as(where)
            .isEqualTo(expected.allows(change));
        if (!expected.allows(change)) {
          assertThatThrownBy(() -> change(change)).as(where).hasMessage("CONFLICT");
        } else {
          int next = expected.after(change);
          String token = token(change(change));
          if (next == expected.tokens.size()) {
            assertThat(expected.tokens).as(where).doesNotContain(token);
            expected.tokens.add(token);
          }
          assertThat(token).as(where).isEqualTo(expected.tokens.get(next));
          expected.go(next);
        }
        assertThat(valid()).as(where).containsExactly(expected.tokens.get(expected.valid));
      }
      for (int i = 0; i < expected.tokens.size(); i++) {
        assertThat(opens(expected.tokens.get(i))).as("URL " + i).isEqualTo(i == expected.valid);
      }
      assertThat(
              owner.number("select count(*) from access_url where institution_id = ?", clinic.id()))
          .isEqualTo(expected.tokens.size());
    }
  }

  @Test
  @Tag("URL-003")
  void changingOneCareSettingLeavesTheOther() {
    owner.change(
        "insert into access_url (id, institution_id, care_setting, token, issued_at)"
            + " values (nextval('access_url_seq'), ?, 'ONLINE', ?, now())",
        clinic.id(),
        new StringBuilder(clinic.token()).reverse().toString());
    String online = urls.show().get(1).url();

    change(UrlChange.CHANGE);

    assertThat(urls.show().get(1).url()).isEqualTo(online);
    assertThat(urls.show()).extracting(InstitutionUrl::number).containsExactly(2, 1);
    assertThat(urls.show()).extracting(InstitutionUrl::offered).containsExactly(true, false);
  }

  @Test
  void ofTwoAdministratorsAtOnceExactlyOneWinsAndTheOtherIsTold() {
    for (int round = 0; round < ROUNDS; round++) {
      int seen = shown().number();
      long before =
          owner.number("select count(*) from access_url where institution_id = ?", clinic.id());
      List<String> answers =
          crew.atOnce(
              clinic.member(AccountRole.ADMINISTRATOR),
              List.of(
                  () -> urls.change(CareSetting.HOME_VISIT, UrlChange.CHANGE, seen, null).number(),
                  () ->
                      urls.change(CareSetting.HOME_VISIT, UrlChange.CHANGE, seen, null).number()));

      assertThat(answers).containsExactlyInAnyOrder("CONFLICT", Integer.toString(seen + 1));
      assertThat(valid()).hasSize(1);
      assertThat(
              owner.number("select count(*) from access_url where institution_id = ?", clinic.id()))
          .isEqualTo(before + 1);
    }
  }

  @Test
  void aRevertIsWrittenDownWithItsReasonAndWithoutTheToken() {
    change(UrlChange.CHANGE);
    change(UrlChange.REVERT);

    List<String> changes =
        owner.list(
            "select changes from audit_event where institution_id = ? and action = 'ACCESS_URL_REVERTED'"
                + " and outcome = 'SUCCESS' and subject = 'accessUrl:HOME_VISIT'",
            clinic.id());
    assertThat(changes).hasSize(1);
    assertThat(changes.get(0))
        .contains("間違えて変更した", "\"2\"", "\"1\"")
        .doesNotContain(clinic.token());
    assertThatThrownBy(
            () -> urls.change(CareSetting.HOME_VISIT, UrlChange.REVERT, shown().number(), null))
        .hasMessage("VALUE_INVALID reason");
  }

  @Test
  @Tag("URL-014")
  void whatIsAtTheCardStepOnAnOldUrlEndsAsNotRegistered() {
    current.become(PATIENT);
    ReceptionKey changed = receptions.authenticated(clinic, Receptions.ALL, scenes.person());
    current.become(clinic.member(AccountRole.ADMINISTRATOR));
    change(UrlChange.CHANGE);

    assertNotRegistered(changed);
  }

  @Test
  @Tag("URL-014")
  void aReceptionFromBeforeTheChangeIsNotRegisteredWhenItsUrlIsValidAgain() {
    current.become(PATIENT);
    ReceptionKey before = receptions.authenticated(clinic, Receptions.ALL, scenes.person());
    current.become(clinic.member(AccountRole.ADMINISTRATOR));
    change(UrlChange.CHANGE);
    change(UrlChange.REVERT);

    assertThat(valid()).containsExactly(clinic.token());
    assertNotRegistered(before);
    current.become(PATIENT);
    ReceptionKey after = receptions.authenticated(clinic, Receptions.ALL, scenes.person());
    receptions.complete(after);
    assertThat(owner.text("select state from reception where id = ?", after.id()))
        .isEqualTo("COMPLETED");
  }

  private void assertNotRegistered(ReceptionKey key) {
    current.become(PATIENT);
    receptions.complete(key);
    assertThat(owner.text("select state || ' ' || failure from reception where id = ?", key.id()))
        .isEqualTo("FAILED URL_CHANGED");
    assertThat(owner.number("select count(*) from consent_event where reception_id = ?", key.id()))
        .isZero();
  }

  @Test
  void onlyTheOwnInstitutionsUrlIsChanged() {
    String stranger = scenes.clinic().token();

    change(UrlChange.CHANGE);

    assertThat(opens(stranger)).isTrue();
    assertThat(shown().number()).isEqualTo(2);
  }
}
