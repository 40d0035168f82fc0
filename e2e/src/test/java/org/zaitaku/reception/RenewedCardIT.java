package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zaitaku.reception.PatientBrowser.ALL_AGREED;
import static org.zaitaku.reception.PatientBrowser.HOSPITAL;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;
import org.zaitaku.e2e.Rows;
import org.zaitaku.simulator.CardState;
import org.zaitaku.simulator.CardStates;
import org.zaitaku.simulator.VirtualCard;

/**
 * A card is renewed: another serial, another generation of the authority, an RSA key becomes an
 * elliptic one. It is the same person, and what was agreed to stays agreed to.
 */
@Tag("long")
class RenewedCardIT {

  private final CardStates states = Installation.get().simulator().states();
  private final VirtualCard former = Installation.get().cards().card("P03-old");
  private final VirtualCard renewed = Installation.get().cards().card("P03");

  @AfterEach
  void asItWas() {
    states.change(former, CardState.SUPERSEDED);
  }

  private static PatientBrowser registered(VirtualCard card) {
    PatientBrowser browser = new PatientBrowser();
    browser.start(HOSPITAL, ALL_AGREED);
    assertThat(browser.authenticate(card).status()).isEqualTo(200);
    assertThat(browser.state()).isEqualTo("COMPLETED");
    return browser;
  }

  private static long of(PatientBrowser browser, String column) {
    return Rows.count(
        "select " + column + " from consent_event where reception_id = ?", browser.id());
  }

  @Test
  @Tag("JPKI-010")
  void thePersonOfTheFormerCardKeepsTheConsentWithTheRenewedOne() {
    assertThat(former.issuerKeyId()).isNotEqualTo(renewed.issuerKeyId());
    states.change(former, CardState.VALID);
    PatientBrowser before = registered(former);
    states.change(former, CardState.SUPERSEDED);

    long kept = of(before, "consent_id");
    assertThat(Rows.text("select revoked_at from consent where id = ?", kept))
        .as("a superseded card revokes no consent")
        .isNull();
    PatientBrowser after = registered(renewed);

    assertThat(of(after, "patient_id")).isEqualTo(of(before, "patient_id"));
    assertThat(
            Rows.count(
                "select count(*) from consent where patient_id = ? and institution_id ="
                    + " (select institution_id from consent where id = ?) and revoked_at is null",
                of(after, "patient_id"),
                kept))
        .as("one consent at this institution, not one a card")
        .isEqualTo(1);
  }

  @Test
  @Tag("JPKI-010")
  void theFormerCardIsRefusedFromThenOn() {
    PatientBrowser browser = new PatientBrowser();
    browser.start(HOSPITAL, ALL_AGREED);

    PatientBrowser.Answer refused = browser.answer(browser.signedBy(former));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().path("reason").asText()).isEqualTo("CERTIFICATE_REVOKED");
  }
}
