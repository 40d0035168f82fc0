package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zaitaku.card.CardMethod;
import org.zaitaku.card.oidc.SubjectVerification;
import org.zaitaku.card.oidc.VerifiedSubject;
import org.zaitaku.container.scene.PlantedCaller;
import org.zaitaku.container.scene.Receptions;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.patient.PatientRepository;
import org.zaitaku.patient.SubjectLinks;
import org.zaitaku.reception.AnswerSteps;
import org.zaitaku.reception.CompletionService;
import org.zaitaku.reception.ReceptionKey;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.RowScope;
import org.zaitaku.shared.Sha256;
import org.zaitaku.shared.SubjectKey;

/** Whom an identity provider means, on a real PostgreSQL with its row-level security. */
class SubjectLinksIT extends ContainerTest {

  private static final byte[] ANSWER = Sha256.of("code");

  @Inject private Scenes scenes;

  @Inject private Receptions receptions;

  @Inject private PlantedCaller caller;

  @Inject private SubjectLinks links;

  @Inject private AnswerSteps steps;

  @Inject private CompletionService completion;

  @Inject private PatientRepository patients;

  @Inject private RowScope rows;

  @Inject private CardMethod method;

  @Inject private Instance<SubjectVerification> verification;

  private Scenes.Clinic clinic;

  private Scenes.Person person;

  private ReceptionKey reception;

  private final SubjectKey subject = random();

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(SubjectLinksIT.class);
  }

  private static SubjectKey random() {
    byte[] bytes = new byte[SubjectKey.LENGTH];
    new SecureRandom().nextBytes(bytes);
    return new SubjectKey(bytes);
  }

  @BeforeEach
  void aPatientIsAtTheDoor() {
    clinic = scenes.clinic();
    person = scenes.person();
    current.become(new Actor.OfPatient());
    reception = receptions.started(clinic, Receptions.ALL);
  }

  private void link(SubjectKey key, Scenes.Person whose) {
    caller.inTransaction(
        () -> {
          rows.institution(clinic.id());
          links.link(key, whose.id(), clinic.id(), reception.id());
          return null;
        });
  }

  private Optional<Long> find(SubjectKey key) {
    return caller.inTransaction(() -> links.find(key));
  }

  private long rows(SubjectKey key) {
    return owner.number("select count(*) from patient_subject where subject_hash = ?", key.bytes());
  }

  @Test
  void nobodyIsFoundBeforeTheCardMadeTheLink() {
    assertThat(find(subject)).isEmpty();

    link(subject, person);

    assertThat(find(subject)).contains(person.id());
    assertThat(find(random())).isEmpty();
  }

  @Test
  void whoIsFoundHasOpenRowsInThisTransactionOnly() {
    link(subject, person);

    assertThat(
            caller.inTransaction(
                () -> {
                  boolean closed = patients.find(person.id()).isEmpty();
                  return closed && links.find(subject).flatMap(patients::find).isPresent();
                }))
        .isTrue();
    assertThat(caller.inTransaction(() -> patients.find(person.id()))).isEmpty();
  }

  @Test
  void aLinkIsWrittenDownWithItsReceptionAndInTheAudit() {
    link(subject, person);

    assertThat(
            owner.number(
                "select count(*) from patient_subject where subject_hash = ? and patient_id = ? and linked_by = ?",
                subject.bytes(),
                person.id(),
                reception.id()))
        .isOne();
    assertThat(audited()).isOne();
  }

  private long audited() {
    return owner.number(
        "select count(*) from audit_event where action = 'SUBJECT_LINKED' and patient_id = ? and institution_id = ?",
        person.id(),
        clinic.id());
  }

  @Test
  void theSameLinkOnceMoreIsNoSecond() {
    link(subject, person);
    link(subject, person);

    assertThat(rows(subject)).isOne();
    assertThat(audited()).isOne();
  }

  @Test
  void aSubjectIsNeverLinkedWithAnotherPerson() {
    link(subject, person);
    Scenes.Person other = scenes.person();

    link(subject, other);

    assertThat(find(subject)).contains(person.id());
    assertThat(
            owner.number(
                "select count(*) from audit_event where action = 'SUBJECT_LINKED' and outcome = 'REFUSED' and patient_id = ?",
                other.id()))
        .isOne();
  }

  @Test
  void whatItsReceptionTookBackCountsNoMoreAndTheSubjectMayBeLinkedAnew() {
    link(subject, person);
    Scenes.Person other = scenes.person();

    caller.inTransaction(
        () -> {
          rows.institution(clinic.id());
          rows.patient(person.id());
          links.takeBack(person.id(), clinic.id(), reception.id());
          return null;
        });

    assertThat(find(subject)).isEmpty();
    link(subject, other);
    assertThat(find(subject)).contains(other.id());
    assertThat(rows(subject)).as("both are kept").isEqualTo(2);
  }

  /** The reception's challenge, as if an identity provider had been asked. */
  private byte[] asked() {
    byte[] challenge = receptions.challenged(reception).sha256();
    owner.change("update challenge set of_provider = true where reception_id = ?", reception.id());
    return challenge;
  }

  @Test
  void whoeverWasNotAskedDoesNotAnswer() {
    byte[] ofTheApp = receptions.challenged(reception).sha256();
    assertThatThrownBy(() -> steps.takeInOfProvider(ofTheApp, ANSWER))
        .hasMessage("CHALLENGE_UNKNOWN");
    byte[] ofTheProvider = asked();
    assertThatThrownBy(() -> steps.takeIn(ofTheProvider, ANSWER)).hasMessage("CHALLENGE_UNKNOWN");
    assertThat(steps.takeInOfProvider(ofTheProvider, ANSWER).outcome()).isEmpty();
  }

  @Test
  void whatAProviderVouchedForIsCompletedThoughItsServerWasLost() {
    link(subject, person);
    steps.takeInOfProvider(asked(), ANSWER);
    steps.authenticate(reception.id(), new VerifiedSubject(subject, Instant.now()));

    completion.complete(reception.id(), Optional.empty());

    assertThat(owner.list("select state from reception where id = ?", reception.id()))
        .containsExactly("COMPLETED");
    assertThat(
            owner.list(
                "select authentication from consent_event where reception_id = ?", reception.id()))
        .containsExactly("PROVIDER");
  }

  @Test
  void aPersonMayHaveSeveralSubjects() {
    SubjectKey renewed = random();
    link(subject, person);
    link(renewed, person);

    assertThat(find(subject)).isEqualTo(find(renewed)).contains(person.id());
  }

  @Test
  void aLinkOfATransactionThatIsRolledBackIsNone() {
    caller.rolledBack(
        () -> {
          rows.institution(clinic.id());
          links.link(subject, person.id(), clinic.id(), reception.id());
          return null;
        });

    assertThat(find(subject)).isEmpty();
  }

  @Test
  void withoutConfigurationTheCardItselfIsAskedForAndTheProviderIsNot() {
    assertThat(method).isEqualTo(CardMethod.JPKI);
    assertThatThrownBy(() -> verification.get()).hasMessage("zaitaku.card.oidc.issuer is missing");
  }
}
