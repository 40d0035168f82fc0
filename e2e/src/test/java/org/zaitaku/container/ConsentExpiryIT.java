package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zaitaku.consent.ConsentExpiryService;
import org.zaitaku.consent.OverdueConsent;
import org.zaitaku.container.scene.Receptions;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.reception.ReceptionDetails;
import org.zaitaku.reception.ReceptionFlow;
import org.zaitaku.reception.ReceptionKey;
import org.zaitaku.reception.ReceptionService;
import org.zaitaku.reception.ReceptionState;
import org.zaitaku.shared.Actor;

/** A consent that its patient does not give anew: its term is 180 days here. */
class ConsentExpiryIT extends ContainerTest {

  private static final Duration LAST_DAY = Duration.ofDays(180);

  @Inject private Scenes scenes;

  @Inject private Receptions receptions;

  @Inject private ReceptionService browser;

  @Inject private ConsentExpiryService expiry;

  private Scenes.Clinic clinic;

  private Scenes.Person person;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(ConsentExpiryIT.class);
  }

  @BeforeEach
  void aPatientGaveAConsent() {
    clinic = scenes.clinic();
    person = scenes.person();
    register();
  }

  private void register() {
    current.become(new Actor.OfPatient());
    receptions.complete(receptions.authenticated(clinic, Receptions.ALL, person));
  }

  private ReceptionDetails enquired() {
    current.become(new Actor.OfPatient());
    ReceptionKey key = receptions.authenticated(clinic, ReceptionFlow.UPDATE, person);
    receptions.complete(key);
    return browser.read(key, "page-of-the-patient");
  }

  private Optional<OverdueConsent> overdue() {
    current.become(new Actor.OfSystem("consent sweeper"));
    return expiry.find(0).stream()
        .filter(found -> found.institutionId() == clinic.id())
        .findFirst();
  }

  private List<String> events() {
    return owner.list(
        "select kind from consent_event where institution_id = ? order by at", clinic.id());
  }

  private long open(String table, String end) {
    return owner.number(
        "select count(*) from " + table + " where institution_id = ? and " + end + " is null",
        clinic.id());
  }

  @Test
  void itHoldsUntilItsTermIsOverAndGivesNothingFromThatDayOn() {
    clock.advance(LAST_DAY);
    assertThat(enquired().state()).isEqualTo(ReceptionState.ENQUIRED);
    assertThat(overdue()).isEmpty();

    clock.advance(Duration.ofDays(3));

    assertThat(overdue()).isPresent();
    assertThat(enquired().failure()).as("swept or not").isEqualTo("NOTHING_REGISTERED");
    assertThat(overdue()).as("whoever asks ends it").isEmpty();
    assertThat(events()).containsExactly("REGISTERED", "EXPIRED");
  }

  @Test
  void itsEndIsAnEventAndEndsTheCareRelationOnce() {
    clock.advance(LAST_DAY.plusDays(3));
    OverdueConsent overdue = overdue().orElseThrow();

    expiry.expire(overdue);
    expiry.expire(overdue);

    assertThat(events()).containsExactly("REGISTERED", "EXPIRED");
    assertThat(open("consent", "revoked_at")).isZero();
    assertThat(open("care_relation", "ended_at")).isZero();
    assertThat(
            owner.number(
                "select count(*) from care_relation where institution_id = ? and end_reason = 'EXPIRED'",
                clinic.id()))
        .isOne();
    assertThat(
            owner.number(
                "select count(*) from audit_event where action = 'CONSENT_EXPIRED' and institution_id = ? and patient_id = ?",
                clinic.id(),
                person.id()))
        .isOne();
    assertThat(overdue()).isEmpty();
  }

  @Test
  void itEndedWithTheLastDayOfItsTermWheneverThatIsWrittenDown() {
    clock.advance(LAST_DAY.plusDays(90));
    expiry.expire(overdue().orElseThrow());

    assertThat(
            owner.list(
                "select to_char(at at time zone 'Asia/Tokyo', 'HH24:MI:SS') from consent_event"
                    + " where institution_id = ? and kind = 'EXPIRED'",
                clinic.id()))
        .containsExactly("00:00:00");
    assertThat(
            owner.number(
                "select count(*) from consent c join care_relation r on r.institution_id = c.institution_id and r.ended_at = c.revoked_at"
                    + " where c.institution_id = ?",
                clinic.id()))
        .isOne();
  }

  @Test
  void aRevocationAfterItsTermFindsNothing() {
    clock.advance(LAST_DAY.plusDays(3));
    current.become(new Actor.OfPatient());
    ReceptionKey key = receptions.authenticated(clinic, ReceptionFlow.REVOCATION, person);
    receptions.complete(key);

    assertThat(browser.read(key, "page-of-the-patient").failure()).isEqualTo("NOTHING_REGISTERED");
    assertThat(events()).containsExactly("REGISTERED", "EXPIRED");
  }

  @Test
  void whatThePatientGivesAnewAfterItsTermIsAnotherConsentWithItsOwnRelation() {
    clock.advance(LAST_DAY.plusDays(3));
    register();

    assertThat(events()).containsExactly("REGISTERED", "EXPIRED", "REGISTERED");
    assertThat(owner.number("select count(*) from consent where institution_id = ?", clinic.id()))
        .isEqualTo(2);
    assertThat(open("consent", "revoked_at")).isOne();
    assertThat(open("care_relation", "ended_at")).isOne();
    assertThat(enquired().state()).isEqualTo(ReceptionState.ENQUIRED);
  }
}
