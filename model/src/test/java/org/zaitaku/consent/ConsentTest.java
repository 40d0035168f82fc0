package org.zaitaku.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ConsentDecision;
import org.zaitaku.shared.ConsentItem;
import org.zaitaku.shared.PrescriptionForm;

class ConsentTest {

  private static final Instant FIRST = Instant.parse("2026-11-21T02:00:00Z");
  private static final Instant LATER = FIRST.plusSeconds(3600);
  private static final ConsentChoices AGREED = choices(ConsentDecision.AGREED);
  private static final ConsentChoices DECLINED = choices(ConsentDecision.DECLINED);

  private static ConsentChoices choices(ConsentDecision decision) {
    return new ConsentChoices(Map.of(ConsentItem.MEDICATION, decision));
  }

  private final Consent consent =
      Consent.register(17, 5, CareSetting.HOME_VISIT, AGREED, PrescriptionForm.PAPER, FIRST);

  @Test
  @Tag("CON-022")
  void aConsentIsOnePatientsToOneInstitution() {
    assertThat(consent.institutionId()).isEqualTo(17);
    assertThat(consent.patientId()).isEqualTo(5);
    assertThat(consent.isActive()).isTrue();
  }

  @Test
  void registeredAgainTheNewAnswersHold() {
    consent.registerAgain(DECLINED, PrescriptionForm.ELECTRONIC, LATER);
    assertThat(consent.choices()).isEqualTo(DECLINED);
    assertThat(consent.prescriptionForm()).isEqualTo(PrescriptionForm.ELECTRONIC);
    assertThat(consent.registeredAt()).isEqualTo(LATER);
  }

  @Test
  void aChangeComesAfterTheLastThoughTheClockOfAnotherServerWasAhead() {
    assertThat(consent.momentOfChange(LATER)).isEqualTo(LATER);
    assertThat(consent.momentOfChange(FIRST)).isAfter(FIRST);
    assertThat(consent.momentOfChange(FIRST.minusSeconds(5)))
        .isAfter(FIRST)
        .isBefore(FIRST.plusMillis(1));
  }

  @Test
  void revokedItStaysAsEvidenceAndOpensNothing() {
    consent.revoke(LATER);
    assertThat(consent.isActive()).isFalse();
    assertThat(consent.choices()).isEqualTo(AGREED);
  }

  @Test
  @Tag("CON-C-006")
  void revokedItKeepsNoChoiceOfAPrescriptionsForm() {
    consent.revoke(LATER);
    assertThat(consent.prescriptionForm()).isNull();
  }

  @Test
  void anEventKeepsTheAnswersOfItsMomentWhateverComesAfter() {
    UUID reception = UUID.randomUUID();
    ConsentEvent event =
        new ConsentEvent(
            consent,
            ConsentEvidence.byBrowser(reception, PageText.of("ja", "words").shown()),
            ConsentEvent.Kind.REGISTERED,
            FIRST);
    consent.registerAgain(DECLINED, PrescriptionForm.ELECTRONIC, LATER);
    assertThat(event.choices()).isEqualTo(AGREED);
    assertThat(event.prescriptionForm()).isEqualTo(PrescriptionForm.PAPER);
    assertThat(event.receptionId()).isEqualTo(reception);
    assertThat(event.kind()).isEqualTo(ConsentEvent.Kind.REGISTERED);
    assertThat(event.at()).isEqualTo(FIRST);
  }
}
