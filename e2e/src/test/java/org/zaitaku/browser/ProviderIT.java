package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zaitaku.e2e.Installation;
import org.zaitaku.simulator.IdentityMode;

/**
 * Patients authenticate by an identity provider: a second server of the installation is configured
 * so, and the simulator is the provider.
 */
@Tag("long")
@Tag("JPKI-008")
class ProviderIT {

  private static final String CARD_STEP = "マイナンバーカードの認証";
  private static final String PERSON = "P04";

  private static Installation.Another server;

  private final Installation installation = Installation.get();
  private final String url = Records.homeVisitUrl("1319999015");

  @BeforeAll
  static void start() throws IOException {
    Installation installation = Installation.get();
    String provider = installation.cards().base() + "/oidc";
    server =
        installation.startAnother(
            Map.of(
                "ZAITAKU_CARD_METHOD",
                "oidc",
                "ZAITAKU_CARD_OIDC_ISSUER",
                provider,
                "ZAITAKU_CARD_OIDC_AUTHORIZATION_ENDPOINT",
                provider + "/authorize",
                "ZAITAKU_CARD_OIDC_TOKEN_ENDPOINT",
                provider + "/token",
                "ZAITAKU_CARD_OIDC_KEYS",
                provider + "/jwks",
                "ZAITAKU_CARD_OIDC_CLIENT_ID",
                "zaitaku",
                "ZAITAKU_CARD_OIDC_CLIENT_KEY",
                installation.cards().clientKeyFile().toString(),
                "ZAITAKU_CARD_OIDC_ACR_VALUES",
                "aal3",
                "ZAITAKU_CARD_OIDC_TIMEOUT",
                "PT9S"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void nobodyIsLinked() {
    Records.execute("delete from patient_subject");
  }

  @AfterEach
  void theProviderIsWell() {
    installation.simulator().identityMode(IdentityMode.NORMAL);
  }

  private static Device phone() {
    return Device.phone().servedBy(server);
  }

  /** Reads the card at the provider, by whom nobody is known yet, and then the card itself. */
  private ReceptionPage register(Device phone, String person) {
    ReceptionPage met = phone.open(url).toCard("SURGERY").openCardApp().authenticate(person);
    met.shows(CARD_STEP).says("このサービスでの認証は、はじめてです。").at("#card-again").click();
    assertThat(met.at("#open-card-app")).hasText("マイナポータルアプリを開く");
    return met.openCardApp().authenticate(person).shows("同意登録完了");
  }

  private static List<List<String>> proofs(UUID reception) {
    return Records.rows(
        "select authentication, certificate_key is not null, subject_key is not null from consent_event where reception_id = ?",
        reception);
  }

  private static String links() {
    return Records.one("select count(*) from patient_subject");
  }

  @Test
  @Tag("JPKI-010")
  void atFirstTheCardItselfSaysWhomTheProviderMeans() {
    try (Device phone = phone()) {
      ReceptionPage page = phone.open(url).toCard("SURGERY");
      assertThat(page.at("#open-card-app")).hasText("カードの認証を始める");
      assertThat(page.at("#other-way")).isHidden();
      page.tab().close();
      register(phone, PERSON);

      assertThat(proofs(phone.reception())).containsExactly(List.of("CARD", "t", "f"));
      assertThat(
              Records.one(
                  "select linked_by from patient_subject where patient_id = ?",
                  Records.patient(PERSON)))
          .isEqualTo(phone.reception().toString());
    }
  }

  @Test
  @Tag("CON-A-024")
  @Tag("CON-B-004")
  @Tag("CON-C-003")
  void fromThenOnTheProviderAloneIsAskedInEachFlow() {
    try (Device phone = phone()) {
      register(phone, PERSON);
    }
    try (Device phone = phone()) {
      ReceptionPage page =
          phone.open(url).toCard("MEDICATION").openCardApp().authenticate(PERSON).shows("同意登録完了");
      assertThat(page.tab().url()).doesNotContain("code=").doesNotContain("state=");
      assertThat(proofs(phone.reception())).containsExactly(List.of("PROVIDER", "f", "t"));
    }
    try (Device phone = phone()) {
      ReceptionPage found = phone.open(url).enquire().openCardApp().authenticate(PERSON);
      found.shows("登録内容の照会・更新").choose("SURGERY", "AGREED").toUpdate().register();
      found.openCardApp().authenticate(PERSON).shows("同意内容の更新完了");
      assertThat(proofs(phone.reception())).containsExactly(List.of("PROVIDER", "f", "t"));
    }
    try (Device phone = phone()) {
      ReceptionPage page = phone.open(url).menu("すべての同意を取消す");
      page.at("#revoke").click();
      page.shows(CARD_STEP).openCardApp().authenticate(PERSON).shows("同意内容の取消し完了");
      assertThat(proofs(phone.reception())).containsExactly(List.of("PROVIDER", "f", "t"));
    }
    assertThat(links()).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "WRONG_NONCE, TOKEN_NONCE_WRONG",
    "OTHER_KEY, TOKEN_SIGNATURE_INVALID",
    "OLD_AUTHENTICATION, AUTHENTICATION_TOO_OLD",
    "DOWN, PROVIDER_UNAVAILABLE"
  })
  @Tag("JPKI-010")
  void whatIsNotTrueRegistersNothingAndIsSaidInKindWords(IdentityMode mode, String reason) {
    try (Device phone = phone()) {
      register(phone, PERSON);
    }
    installation.simulator().identityMode(mode);
    try (Device phone = phone()) {
      ReceptionPage page = phone.open(url).toCard("MEDICATION").openCardApp().authenticate(PERSON);

      page.says("何も登録されていません");
      assertThat(Records.failure(phone.reception())).isEqualTo(reason);
      assertThat(proofs(phone.reception())).isEmpty();
    }
  }

  @Test
  void whoComesBackWithoutACodeMayTryAgain() {
    try (Device phone = phone()) {
      CardApp provider = phone.open(url).toCard("SURGERY").openCardApp();
      ReceptionPage page = provider.goBack().shows(CARD_STEP).says("カードの認証がまだ終わっていません。");

      assertThat(URI.create(page.tab().url()).getQuery()).isNull();
      page.at("#card-again").click();
      assertThat(page.at("#open-card-app")).hasText("カードの認証を始める");
    }
  }

  @Test
  @Tag("JPKI-015")
  void anotherBrowserGetsNothingFromTheCodeAndSpoilsNothing() {
    try (Device phone = phone();
        Device stranger = phone()) {
      register(phone, PERSON);
      ReceptionPage page = phone.open(url).toCard("MEDICATION");
      UUID reception = phone.reception();
      String back = intercepted(page);

      stranger.open(back).shows("はじめた画面に戻ってください");
      assertThat(Records.state(reception)).isEqualTo("CHALLENGED");
      assertThat(proofs(reception)).isEmpty();

      page.tab().unroute("**/reception/return?*");
      phone.open(back).shows("同意登録完了");
      assertThat(proofs(reception)).containsExactly(List.of("PROVIDER", "f", "t"));
      phone.open(back);
      assertThat(proofs(reception)).as("once more is no second time").hasSize(1);
    }
  }

  /** Where the provider sends the browser, which does not get there. */
  private static String intercepted(ReceptionPage page) {
    Page tab = page.tab();
    tab.route("**/reception/return?*", route -> route.abort());
    Request request =
        tab.waitForRequest(
            "**/reception/return?*", () -> page.openCardApp().lay(PERSON).enter(Traffic.PIN));
    return request.url();
  }

  @Test
  void whoSeesAnotherNameTakesTheLinkBackToo() {
    try (Device phone = phone()) {
      ReceptionPage page = register(phone, PERSON);
      page.at("#wrong-name").click();
      page.at("#question-yes").click();
      page.shows("登録を取りやめました");
    }
    try (Device phone = phone()) {
      ReceptionPage met = phone.open(url).toCard("SURGERY").openCardApp().authenticate(PERSON);
      met.shows(CARD_STEP).says("このサービスでの認証は、はじめてです。");
    }
    assertThat(Records.one("select count(*) from patient_subject where taken_back_at is null"))
        .isEqualTo("0");
  }

  /** They show no name: nobody would see that it is another person's. */
  @Test
  void flowsBAndCMakeNoLink() {
    try (Device phone = phone()) {
      register(phone, PERSON);
    }
    nobodyIsLinked();
    try (Device phone = phone()) {
      ReceptionPage found = phone.open(url).enquire().openCardApp().authenticate(PERSON);
      found.shows(CARD_STEP).says("このサービスでの認証は、はじめてです。").at("#card-again").click();
      found.openCardApp().authenticate(PERSON).shows("登録内容の照会・更新");
    }
    assertThat(links()).isEqualTo("0");
  }

  @Test
  void anotherPageDoesNotGoOnForThePersonWhomTheProviderMet() {
    try (Device phone = phone()) {
      ReceptionPage met = phone.open(url).toCard("SURGERY").openCardApp().authenticate(PERSON);
      met.shows(CARD_STEP).says("このサービスでの認証は、はじめてです。");
      met.tab().reload();

      met.shows(CARD_STEP).says("カードの認証がまだ終わっていません。").at("#card-again").click();
      assertThat(met.at("#open-card-app")).hasText("カードの認証を始める");
      assertThat(
              Records.one(
                  "select unlinked_subject is null from reception where id = ?", phone.reception()))
          .isEqualTo("t");
    }
  }

  @Test
  void aCardReadOnAnotherDeviceRegistersButMakesNoLink() {
    try (Device pc = Device.pc().servedBy(server);
        Device phone = phone()) {
      ReceptionPage met = pc.open(url).toCard("SURGERY").openCardApp().authenticate(PERSON);
      met.shows(CARD_STEP).at("#card-again").click();
      assertThat(met.at("#open-card-app")).hasText("ICカードリーダーで認証する");
      met.at("#other-way").click();
      assertThat(met.at("#card-code")).isVisible();

      Page app = phone.newTab();
      app.navigate(TwoDimensionalCode.decode(met.at("#card-code")));
      ReceptionPage companion = new CardApp(app).authenticate(PERSON);
      companion.sameNumberAs(met);
      met.at("#number-same").click();

      met.shows("同意登録完了");
      assertThat(proofs(pc.reception())).containsExactly(List.of("CARD", "t", "f"));
      assertThat(links()).isEqualTo("0");
    }
  }
}
