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

/** A consent that its patient does not give anew: its term is 24 months here. */
class ConsentExpiryIT extends ContainerTest {

  private static final Duration ALMOST_24_MONTHS = Duration.ofDays(729);

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
    return expiry.find().stream().filter(found -> found.institutionId() == clinic.id()).findFirst();
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
    clock.advance(ALMOST_24_MONTHS);
    assertThat(enquired().state()).isEqualTo(ReceptionState.ENQUIRED);
    assertThat(overdue()).isEmpty();

    clock.advance(Duration.ofDays(3));

    assertThat(enquired().failure()).as("swept or not").isEqualTo("NOTHING_REGISTERED");
    assertThat(overdue()).isPresent();
  }

  @Test
  void itsEndIsAnEventAndEndsTheCareRelationOnce() {
    clock.advance(ALMOST_24_MONTHS.plusDays(3));
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
  void whatThePatientGaveAnewMeanwhileIsNotEnded() {
    clock.advance(ALMOST_24_MONTHS.plusDays(3));
    OverdueConsent overdue = overdue().orElseThrow();
    register();
    current.become(new Actor.OfSystem("consent sweeper"));

    expiry.expire(overdue);

    assertThat(open("consent", "revoked_at")).isOne();
    assertThat(open("care_relation", "ended_at")).isOne();
    assertThat(enquired().state()).isEqualTo(ReceptionState.ENQUIRED);
  }

  @Test
  void afterItsEndAConsentIsGivenAsForTheFirstTime() {
    clock.advance(ALMOST_24_MONTHS.plusDays(3));
    expiry.expire(overdue().orElseThrow());

    register();

    assertThat(owner.number("select count(*) from consent where institution_id = ?", clinic.id()))
        .isEqualTo(2);
    assertThat(open("care_relation", "ended_at")).isOne();
  }
}
