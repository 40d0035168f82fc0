package org.zaitaku.reception;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.zaitaku.eligibility.Eligibility;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.settings.ConsentOffer;
import org.zaitaku.settings.PrescriptionOffer;
import org.zaitaku.settings.ShownInstitution;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ConsentChoices;
import org.zaitaku.shared.ConsentDecision;
import org.zaitaku.shared.ConsentItem;
import org.zaitaku.shared.PrescriptionForm;

/** Made-up values of this door's records. */
final class Samples {

  static final UUID ID = UUID.fromString("3f0c9a6e-6f6b-4d7e-9a53-2f3f0d1c7b21");
  static final Instant STARTED = Instant.parse("2026-11-21T02:00:00.123456Z");
  static final Instant SHOWN_UNTIL = Instant.parse("2026-11-21T02:11:09.987654321Z");
  static final String CHALLENGE = "A".repeat(43);

  private Samples() {}

  static Offer offer(InstitutionKind kind) {
    return new Offer(
        CareSetting.HOME_VISIT,
        new ConsentOffer(
            new ShownInstitution("見本市民病院（架空）", "03-0000-0001", kind),
            List.of(ConsentItem.SURGERY, ConsentItem.MEDICATION, ConsentItem.LIMIT_AMOUNT),
            true,
            false,
            PrescriptionOffer.CHOICE));
  }

  static ConsentChoices choices() {
    Map<ConsentItem, ConsentDecision> decisions = new EnumMap<>(ConsentItem.class);
    decisions.put(ConsentItem.LIMIT_AMOUNT, ConsentDecision.AGREED);
    decisions.put(ConsentItem.SURGERY, ConsentDecision.DECLINED);
    decisions.put(ConsentItem.MEDICATION, ConsentDecision.AGREED);
    return new ConsentChoices(decisions);
  }

  static Eligibility eligibility() {
    return new Eligibility(
        "𠮷田　健一",
        "ヨシダ　ケンイチ",
        "1",
        LocalDate.of(1981, 2, 3),
        "0000000",
        "東京都見本区架空町１－２－３",
        "1",
        "01",
        "01139997",
        "見本健康保険組合（架空）",
        "記号１",
        "00000033",
        "01",
        "030",
        "01",
        "B03",
        "1",
        "020",
        LocalDate.of(2026, 4, 1),
        LocalDate.of(2029, 7, 31));
  }

  /** A source that says nothing but the status. */
  static Eligibility statusOnly() {
    return new Eligibility(
        null, null, null, null, null, null, "4", null, null, null, null, null, null, null, null,
        null, null, null, null, null);
  }

  static ReceptionDetails completed(Optional<Eligibility> eligibility) {
    return new ReceptionDetails(
        ID,
        5,
        ReceptionFlow.REGISTRATION,
        ReceptionState.COMPLETED,
        STARTED,
        CareSetting.HOME_VISIT,
        new ShownInstitution("見本市民病院（架空）", "03-0000-0001", InstitutionKind.MEDICAL),
        "ja",
        choices(),
        PrescriptionForm.PAPER,
        null,
        Optional.empty(),
        Optional.empty(),
        null,
        eligibility,
        false,
        SHOWN_UNTIL);
  }

  /** While two devices compare a number. */
  static ReceptionDetails matching() {
    return new ReceptionDetails(
        ID,
        4,
        ReceptionFlow.REGISTRATION,
        ReceptionState.AUTHENTICATED,
        STARTED,
        CareSetting.HOME_VISIT,
        new ShownInstitution("見本市民病院（架空）", "03-0000-0001", InstitutionKind.MEDICAL),
        "ja",
        choices(),
        PrescriptionForm.PAPER,
        null,
        Optional.empty(),
        Optional.of(new Matching(42, false)),
        null,
        Optional.empty(),
        false,
        null);
  }

  static ReceptionDetails failed(String failure) {
    return new ReceptionDetails(
        ID,
        4,
        ReceptionFlow.REGISTRATION,
        ReceptionState.FAILED,
        STARTED,
        CareSetting.ONLINE,
        new ShownInstitution("見本薬局（架空）", null, InstitutionKind.PHARMACY),
        "ja",
        choices(),
        null,
        null,
        Optional.empty(),
        Optional.empty(),
        failure,
        Optional.empty(),
        false,
        null);
  }

  /** After the first card of flow B. */
  static ReceptionDetails enquired() {
    return new ReceptionDetails(
        ID,
        6,
        ReceptionFlow.UPDATE,
        ReceptionState.ENQUIRED,
        STARTED,
        CareSetting.HOME_VISIT,
        new ShownInstitution("見本市民病院（架空）", "03-0000-0001", InstitutionKind.MEDICAL),
        "ja",
        null,
        null,
        null,
        Optional.of(
            new RegisteredConsent(
                choices(),
                PrescriptionForm.PAPER,
                STARTED,
                offer(InstitutionKind.MEDICAL).consent())),
        Optional.empty(),
        null,
        Optional.empty(),
        false,
        null);
  }
}
