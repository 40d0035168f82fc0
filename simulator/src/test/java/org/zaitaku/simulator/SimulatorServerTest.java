package org.zaitaku.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorServerTest {

  private static final String WARNING = "模擬画面です。本物の暗証番号を入力しないでください";

  @TempDir private Path path;
  private CardDirectory directory;
  private ServerDouble server;
  private SimulatorServer simulator;
  private final HttpClient browser = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws Exception {
    directory = Scene.directory();
    server = ServerDouble.of("verification");
    simulator = listen();
    simulator.awaitServer();
  }

  private SimulatorServer listen() throws IOException {
    return SimulatorServer.start(
        ServeSettings.local(path, 0, server.origin()),
        directory,
        new CardStates(path.resolve("state.properties"), Scene.CLOCK),
        Scene.CLOCK);
  }

  @AfterEach
  void stop() {
    simulator.close();
    server.close();
  }

  @Test
  @Tag("JPKI-012")
  void linkOfTheReceptionOpensTheChooserWithAllCards() throws Exception {
    String page = show(open());

    assertThat(page).contains("模擬カードを選ぶ");
    assertThat(directory.cards())
        .allSatisfy(card -> assertThat(page).contains("value=\"" + card.name() + "\""));
  }

  @Test
  @Tag("JPKI-002")
  void pageOfThePasswordHasItsLabelAndItsLinks() throws Exception {
    String visit = open();
    post(visit + "/card", "card=P01");

    String page = show(visit);

    assertThat(page)
        .contains("<h1>パスワードの入力</h1>")
        .contains("<label for=\"pin\">利用者証明用電子証明書のパスワード</label>")
        .containsPattern("<a id=\"forgotten\" href=\"" + visit + "/forgotten\">パスワードが分からない</a>")
        .containsPattern("<a id=\"help\" href=\"" + visit + "/help\">ヘルプ</a>");
    assertThat(page)
        .containsPattern(
            "<input type=\"password\" id=\"pin\"[^>]*inputmode=\"numeric\"[^>]*maxlength=\"4\"[^>]*autocomplete=\"off\"");
  }

  @Test
  @Tag("JPKI-003")
  void pageOfTheReadingHasItsTextButtonAndLinks() throws Exception {
    String visit = open();
    post(visit + "/card", "card=P01");
    post(visit + "/pin", "pin=1234");

    assertThat(show(visit))
        .contains("<h1>カードの読み取り</h1>")
        .contains("スマートフォン背面上部をマイナンバーカードとあわせて、読み取り開始ボタンを押してください。")
        .contains("<button id=\"start-reading\">読み取り開始</button>")
        .contains("読み取りかたを確認")
        .contains("ヘルプ")
        .doesNotContain("1234\"");
  }

  @Test
  @Tag("JPKI-007")
  void nothingIsSentBeforeTheButtonIsPressed() throws Exception {
    String visit = open();
    post(visit + "/card", "card=P01");
    post(visit + "/pin", "pin=1234");
    show(visit);

    assertThat(server.posted()).isEmpty();

    post(visit + "/reading", "");

    assertThat(server.posted()).hasSize(1);
  }

  @Test
  @Tag("JPKI-010")
  void answerIsPostedToTheCallbackAsAnAppDoes() throws Exception {
    read("P02");

    ServerDouble.Posted posted = server.posted().get(0);
    JsonNode answer = new ObjectMapper().readTree(posted.body());
    assertThat(posted.contentType()).isEqualTo("application/json");
    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactly("format", "challenge", "certificate", "algorithm", "signature");
    assertThat(answer.get("challenge").textValue()).isEqualTo(Scene.challenge(7));
    assertThat(posted.body()).doesNotContain("pin").doesNotContain("1234\"");
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(directory.card("P02").certificate());
    signature.update(VirtualCard.signedBytes(server.origin(), Scene.challenge(7)));
    assertThat(signature.verify(Base64.getDecoder().decode(answer.get("signature").textValue())))
        .isTrue();
  }

  @Test
  @Tag("JPKI-008")
  void afterSuccessThePageReturnsByItself() throws Exception {
    assertThat(show(read("P01")))
        .contains("認証に成功しました")
        .contains(
            "<meta http-equiv=\"refresh\" content=\"0;url="
                + server.origin()
                + "/reception/return\">");
  }

  @Test
  @Tag("JPKI-009")
  void everyPageOfAVisitHasALinkBackToTheReception() throws Exception {
    String link = "id=\"return\" href=\"" + server.origin() + "/reception/return\"";
    String visit = open();
    assertThat(show(visit)).contains(link);
    post(visit + "/card", "card=P01");
    assertThat(show(visit)).contains(link);
    post(visit + "/pin", "pin=1234");
    assertThat(show(visit)).contains(link);
    post(visit + "/reading", "");
    assertThat(show(visit))
        .contains("自動で戻らない場合")
        .containsPattern("id=\"return\" href=\"" + server.origin());
  }

  @Test
  @Tag("JPKI-004")
  @Tag("JPKI-014")
  void helpSaysThatThePatientEntersThePinAndStaffDoNotKeepTheCard() throws Exception {
    assertThat(show(open() + "/help"))
        .contains("暗証番号は患者ご自身で入力してください")
        .contains("職員がマイナンバーカードを預かることはありません");
  }

  @Test
  void forgottenPasswordIsNoDeadEnd() throws Exception {
    assertThat(show(open() + "/forgotten"))
        .contains("あてずっぽうで入力しないでください")
        .contains("市区町村窓口")
        .contains("今日の診療・看護は受けられます");
  }

  @Test
  void everyPageStandsUnderTheWarning() throws Exception {
    String visit = open();
    assertThat(get("/").body()).contains(WARNING);
    assertThat(show(visit)).contains(WARNING);
    for (Explanation explanation : Explanation.values()) {
      assertThat(show(visit + "/" + explanation.word())).contains(WARNING);
    }
    post(visit + "/card", "card=P01");
    assertThat(show(visit)).contains(WARNING);
    post(visit + "/pin", "pin=1234");
    assertThat(show(visit)).contains(WARNING);
    post(visit + "/reading", "");
    assertThat(show(visit)).contains(WARNING);
    assertThat(get("/app").body()).contains(WARNING);
    assertThat(get("/app/visits/unknown").body()).contains(WARNING);
  }

  @Test
  @Tag("JPKI-005")
  void threeWrongPinsInARowLockTheCardAndNothingIsSent() throws Exception {
    String visit = open();
    enter(visit, "P01", "0000");
    assertThat(show(visit)).contains("あと2回間違えるとロックされます");
    enter(visit, "P01", "0000");
    assertThat(show(visit)).contains("あと1回間違えるとロックされます");
    enter(visit, "P01", "0000");

    assertThat(show(visit))
        .contains("パスワードがロックされています")
        .contains("市区町村窓口")
        .contains("今日の診療・看護は受けられます");
    enter(open(), "P01", "1234");
    assertThat(server.posted()).isEmpty();
    assertThat(get("/").body()).contains("unlock-P01").contains("市区町村窓口で初期化");

    post("/admin/cards/P01/unlock", "");
    enter(open(), "P01", "1234");
    assertThat(server.posted()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123", "12345", "abcd"})
  @Tag("JPKI-001")
  void pinOfAnotherFormIsAskedForAgainAndNoTryIsLost(String pin) throws Exception {
    String visit = open();
    post(visit + "/card", "card=P01");
    post(visit + "/pin", "pin=" + pin);

    assertThat(show(visit))
        .contains("パスワードの入力")
        .contains("数字4桁で入力してください。")
        .contains("aria-invalid=\"true\"");
    assertThat(simulator.states().triesLeft(directory.card("P01"))).isEqualTo(3);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            422,
            "{\"code\":\"CARD_REFUSED\",\"reason\":\"CERTIFICATE_REVOKED\"}",
            "電子証明書は失効しています",
            false),
        Arguments.of(
            422,
            "{\"code\":\"CARD_REFUSED\",\"reason\":\"SOMETHING_NEW\"}",
            "サーバーが受け付けませんでした",
            false),
        Arguments.of(404, "{\"code\":\"CHALLENGE_UNKNOWN\"}", "この受付の手続きが見つかりません", false),
        Arguments.of(409, "{\"code\":\"CHALLENGE_ANSWERED\"}", "すでに行われました", false),
        Arguments.of(410, "{\"code\":\"CHALLENGE_EXPIRED\"}", "時間が過ぎました", false),
        Arguments.of(400, "<html>no</html>", "サーバーが受け付けませんでした", false),
        Arguments.of(302, "", "サーバーが受け付けませんでした", false),
        Arguments.of(503, "{}", "サーバーに接続できませんでした", true));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  @Tag("JPKI-009")
  void refusalOfTheServerIsToldInPlainWordsWithTheWayBack(
      int status, String body, String words, boolean again) throws Exception {
    server.answers(status, body);

    String page = show(read("P01"));

    assertThat(page).contains("認証できませんでした").contains(words);
    assertThat(page)
        .contains("href=\"" + server.origin() + "/reception/return\"")
        .doesNotContain("http-equiv=\"refresh\"");
    assertThat(page.contains("id=\"again\"")).isEqualTo(again);
  }

  @Test
  void answerIsSentAgainUnchangedWhereTheServerWasAway() throws Exception {
    server.answers(503, "{}");
    String visit = read("P02");
    server.answers(200, "{\"state\":\"AUTHENTICATED\"}");

    post(visit + "/again", "");

    assertThat(show(visit)).contains("認証に成功しました");
    assertThat(server.posted()).hasSize(2);
    assertThat(server.posted().get(1)).isEqualTo(server.posted().get(0));
  }

  @Test
  void secondTapOnTheButtonReadsNothing() throws Exception {
    String visit = read("P01");
    post(visit + "/reading", "");
    post(visit + "/again", "");
    post(visit + "/card", "card=P02");

    assertThat(server.posted()).hasSize(1);
    assertThat(show(visit)).contains("認証に成功しました");
  }

  static Stream<Arguments> foreignLinks() {
    return Stream.of(
        Arguments.of(
            "http://evil.example", "%s/reception/api/v1/card-answers", "%s/reception/return"),
        Arguments.of(
            "%s", "http://evil.example/reception/api/v1/card-answers", "%s/reception/return"),
        Arguments.of("%s", "%s.evil.example/", "%s/reception/return"),
        Arguments.of("%s", "%s/reception/api/v1/card-answers", "https://evil.example/"),
        Arguments.of("%s", "%s/reception/api/v1/card-answers", "javascript:alert(1)"),
        Arguments.of("%s", "%s@evil.example/", "%s/reception/return"));
  }

  @ParameterizedTest
  @MethodSource("foreignLinks")
  void linkOfAnotherServerIsRefused(String origin, String callback, String returnTo)
      throws Exception {
    String own = server.origin();
    HttpResponse<String> answer =
        get(
            Scene.link(
                Scene.challenge(7),
                origin.replace("%s", own),
                callback.replace("%s", own),
                returnTo.replace("%s", own)));

    assertThat(answer.statusCode()).isIn(400, 403);
    assertThat(answer.body())
        .contains("id=\"refusal\"")
        .doesNotContain("evil.example")
        .doesNotContain("alert(1)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app",
        "/app?challenge=x",
        "/app?challenge=%GG",
        "/app?challenge=<script>alert(1)</script>&origin=x&callback=x&return=x"
      })
  void brokenLinkIsRefusedWithoutAnEcho(String link) throws Exception {
    HttpResponse<String> answer =
        get(link.replace("<", "%3C").replace(">", "%3E").replace("%GG", "%25GG"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("リンクが正しくありません").doesNotContain("<script");
  }

  @Test
  void parameterThatIsGivenTwiceIsRefused() throws Exception {
    assertThat(get(Scene.link(server.origin()) + "&origin=http%3A%2F%2Fevil.example").statusCode())
        .isEqualTo(400);
  }

  @Test
  void serverThatTurnedIntoProductionGetsNoCard() throws Exception {
    server.serves(200, "{\"environment\":\"production\"}");

    HttpResponse<String> answer = get(Scene.link(server.origin()));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("接続検証環境のサーバーではない");
  }

  @ParameterizedTest
  @CsvSource({"200, production", "200, ''", "200, VERIFICATION"})
  void productionServerIsRefusedAndTheAppStaysClosedWhileCrlIsServed(int status, String environment)
      throws Exception {
    server.serves(status, "{\"environment\":\"" + environment + "\"}");
    try (SimulatorServer other = listen()) {
      assertThatThrownBy(other::awaitServer)
          .isInstanceOf(ServerRefused.class)
          .hasMessageContaining(server.origin());

      assertThat(send(other, "GET", Scene.link(server.origin()), null).statusCode()).isEqualTo(503);
      assertThat(send(other, "GET", "/ca/1/crl", null).statusCode()).isEqualTo(200);
    }
  }

  @Test
  @Tag("JPKI-015")
  void twoVisitsByTwoDevicesDoNotMeet() throws Exception {
    String phone = open();
    String tablet = open();
    post(phone + "/card", "card=P01");
    post(tablet + "/card", "card=P02");

    assertThat(phone).isNotEqualTo(tablet);
    assertThat(show(phone)).contains("P01 85歳").doesNotContain("P02 72歳");
    assertThat(show(tablet)).contains("P02 72歳").doesNotContain("P01 85歳");
  }

  @Test
  void pagesSpeakEnglishWhereAsked() throws Exception {
    String visit = open();

    assertThat(show(visit + "?lang=en"))
        .contains("<html lang=\"en\">")
        .contains("This is a simulation");
    post(visit + "/card", "card=P01");
    assertThat(show(visit)).contains("Password of the user-authentication certificate");
    assertThat(show(visit + "?lang=ja")).contains(WARNING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/app", "/simulator.css", "/nothing", "/ca/1/crl", "/app/visits/x"})
  void everyAnswerForbidsScriptsFramesAndSniffing(String address) throws Exception {
    HttpResponse<String> answer = get(address);

    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .hasValue(
            "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.body()).doesNotContain("<script");
  }

  @Test
  void formOfAnotherSiteIsRefusedAndThatOfOurOwnTaken() throws Exception {
    HttpRequest.Builder form =
        HttpRequest.newBuilder(simulator.address().resolve("/admin/cards/P01/state"))
            .POST(HttpRequest.BodyPublishers.ofString("state=revoked"));

    assertThat(
            browser
                .send(form.copy().header("Origin", "http://evil.example").build(), text())
                .statusCode())
        .isEqualTo(403);
    assertThat(browser.send(form.copy().header("Origin", "null").build(), text()).statusCode())
        .isEqualTo(403);
    assertThat(simulator.states().state(directory.card("P01"))).isEqualTo(CardState.VALID);
    assertThat(
            browser
                .send(form.copy().header("Origin", simulator.address().toString()).build(), text())
                .statusCode())
        .isEqualTo(200);
    assertThat(simulator.states().state(directory.card("P01"))).isEqualTo(CardState.REVOKED);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /admin/cards/P01/state, 405",
    "POST, /admin/cards/P99/state?state=revoked, 404",
    "POST, /admin/cards/P01/state, 400",
    "POST, /admin/cards/P01/state?state=burnt, 400",
    "POST, /admin/ocsp/mode?mode=funny, 400",
    "POST, /admin/nothing/mode?mode=down, 404",
    "POST, /, 405",
    "POST, /app, 405",
    "GET, /ca/3/crl, 404",
    "GET, /ca/1/key, 404",
    "GET, /ca/../../state.properties, 404",
    "POST, /ca/1/crl, 405",
    "GET, /nothing, 404"
  })
  void whatIsNotOfferedIsRefused(String method, String address, int status) throws Exception {
    assertThat(send(simulator, method, address, method.equals("POST") ? "" : null).statusCode())
        .isEqualTo(status);
  }

  /** DNS rebinding: the page's own name points to this machine, so its Origin is the Host. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example:%d",
        "evil.example",
        "127.0.0.1.evil.example:%d",
        "localhost.evil.example:%d",
        "localhost:%d@evil.example",
        "192.168.0.7:%d",
        "localhost:%d\r\nHost: evil.example:%d",
        ""
      })
  void leversAreNotFoundUnderANameThatIsNotLoopback(String pattern) throws Exception {
    String host = pattern.replace("%d", String.valueOf(simulator.port()));

    assertThat(pulled(host)).startsWith("HTTP/1.1 4").doesNotContain("revoked");
    assertThat(simulator.states().state(directory.card("P01"))).isEqualTo(CardState.VALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:%d", "LocalHost:%d", "127.0.0.1:%d", "[::1]:%d", "localhost"})
  void leversAnswerUnderEveryLoopbackName(String pattern) throws Exception {
    String host = pattern.replace("%d", String.valueOf(simulator.port()));

    assertThat(pulled(host)).startsWith("HTTP/1.1 200 ");
    assertThat(simulator.states().state(directory.card("P01"))).isEqualTo(CardState.REVOKED);
  }

  @Test
  void aStrangersNameShowsNoLeversOnTheFirstPage() throws Exception {
    String visit = open();
    enter(visit, "P01", "0000");

    assertThat(raw("GET / HTTP/1.1\r\nHost: localhost:" + simulator.port()))
        .contains("id=\"unlock-P01\"");
    assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example:" + simulator.port()))
        .startsWith("HTTP/1.1 200 ")
        .doesNotContain("unlock-P01");
  }

  /** The answer to a page of this host that revokes P01, as the browser of a victim sends it. */
  private String pulled(String host) throws IOException {
    return raw(
        "POST /admin/cards/P01/state?state=revoked HTTP/1.1\r\nHost: "
            + host
            + "\r\nOrigin: http://"
            + host.lines().findFirst().orElse("")
            + "\r\nContent-Length: 0");
  }

  /** Byte by byte: a client of the library would set Host itself. */
  private String raw(String head) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void bodyThatIsTooLargeIsRefused() throws Exception {
    assertThat(send(simulator, "POST", "/ca/1/ocsp", "x".repeat(Request.LIMIT + 1)).statusCode())
        .isEqualTo(413);
  }

  @Test
  void crlIsServedAndFollowsTheAdministratorsWord() throws Exception {
    assertThat(crl(1).getRevokedCertificate(directory.card("P01").certificate().getSerialNumber()))
        .isNull();

    assertThat(post("/admin/cards/P01/state", "state=hold").statusCode()).isEqualTo(200);

    assertThat(crl(1).getRevokedCertificate(directory.card("P01").certificate().getSerialNumber()))
        .isNotNull();
  }

  @Test
  void ocspAnswersByPostAndByGet() throws Exception {
    VirtualCard card = directory.card("P01");
    byte[] request = ocspRequest(card);
    HttpRequest posted =
        HttpRequest.newBuilder(simulator.address().resolve("/ca/1/ocsp"))
            .header("Content-Type", "application/ocsp-request")
            .POST(HttpRequest.BodyPublishers.ofByteArray(request))
            .build();
    String base64 = Base64.getEncoder().encodeToString(request);
    HttpRequest encoded =
        HttpRequest.newBuilder(
                simulator
                    .address()
                    .resolve("/ca/1/ocsp/" + URLEncoder.encode(base64, StandardCharsets.UTF_8)))
            .build();
    HttpRequest plain =
        HttpRequest.newBuilder(simulator.address().resolve("/ca/1/ocsp/" + base64)).build();

    for (HttpRequest way : List.of(posted, encoded, plain)) {
      HttpResponse<byte[]> answer = browser.send(way, HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/ocsp-response");
      BasicOCSPResp basic = (BasicOCSPResp) new OCSPResp(answer.body()).getResponseObject();
      assertThat(basic.getResponses()[0].getCertStatus()).isEqualTo(CertificateStatus.GOOD);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"P01", "P02", "P05", "P06"})
  void jdkAcceptsGoodCardsByOcsp(String name) {
    assertThatCode(() -> validateByOcsp(directory.card(name))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P01-revoked", "P02-hold", "P03-old"})
  void jdkRefusesRevokedCardsByOcsp(String name) {
    assertThatThrownBy(() -> validateByOcsp(directory.card(name)))
        .isInstanceOf(CertPathValidatorException.class)
        .hasMessageContaining("revoked");
  }

  @ParameterizedTest
  @EnumSource(
      value = OcspMode.class,
      names = {"NORMAL", "NO_NONCE", "SLOW"},
      mode = EnumSource.Mode.EXCLUDE)
  void jdkAcceptsNoCardWhereTheResponderMisbehaves(OcspMode mode) throws Exception {
    String word = mode.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    assertThat(post("/admin/ocsp/mode", "mode=" + word).statusCode()).isEqualTo(200);

    assertThatThrownBy(() -> validateByOcsp(directory.card("P01")))
        .isInstanceOf(CertPathValidatorException.class);
  }

  @Test
  void slowResponderDoesNotAnswerASecondLong() throws Exception {
    assertThat(post("/admin/ocsp/mode", "mode=slow").statusCode()).isEqualTo(200);
    HttpRequest impatient =
        HttpRequest.newBuilder(simulator.address().resolve("/ca/1/ocsp"))
            .timeout(Duration.ofSeconds(1))
            .POST(HttpRequest.BodyPublishers.ofByteArray(ocspRequest(directory.card("P01"))))
            .build();

    assertThatThrownBy(() -> browser.send(impatient, HttpResponse.BodyHandlers.discarding()))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void listThatIsSwitchedOffIsAway() throws Exception {
    post("/admin/crl/mode", "mode=down");

    assertThat(get("/ca/1/crl").statusCode()).isEqualTo(503);
  }

  private void validateByOcsp(VirtualCard card) throws Exception {
    PKIXParameters parameters =
        new PKIXParameters(
            Set.of(new TrustAnchor(directory.authority(card.authority()).certificate(), null)));
    parameters.setDate(Date.from(Scene.NOW));
    CertPathValidator validator = CertPathValidator.getInstance("PKIX");
    PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
    checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.NO_FALLBACK));
    checker.setOcspResponder(simulator.address().resolve("/ca/" + card.authority() + "/ocsp"));
    checker.setOcspExtensions(List.of(new Nonce()));
    parameters.addCertPathChecker(checker);
    validator.validate(
        CertificateFactory.getInstance("X.509").generateCertPath(List.of(card.certificate())),
        parameters);
  }

  private byte[] ocspRequest(VirtualCard card) throws Exception {
    return new OCSPReqBuilder()
        .addRequest(
            new CertificateID(
                new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                new JcaX509CertificateHolder(directory.authority(card.authority()).certificate()),
                card.certificate().getSerialNumber()))
        .build()
        .getEncoded();
  }

  private X509CRL crl(int authority) throws Exception {
    HttpResponse<byte[]> answer =
        browser.send(
            HttpRequest.newBuilder(simulator.address().resolve("/ca/" + authority + "/crl"))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pkix-crl");
    X509CRL crl =
        (X509CRL)
            CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(answer.body()));
    crl.verify(directory.authority(authority).certificate().getPublicKey());
    return crl;
  }

  /** Follows the link of the reception and returns the address of the visit. */
  private String open() throws Exception {
    HttpResponse<String> answer = get(Scene.link(server.origin()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private void enter(String visit, String card, String pin) throws Exception {
    post(visit + "/card", "card=" + card);
    post(visit + "/pin", "pin=" + pin);
    post(visit + "/reading", "");
  }

  private String read(String card) throws Exception {
    String visit = open();
    enter(visit, card, "1234");
    return visit;
  }

  private String show(String address) throws Exception {
    HttpResponse<String> answer = get(address);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> get(String address) throws Exception {
    return send(simulator, "GET", address, null);
  }

  private HttpResponse<String> post(String address, String form) throws Exception {
    HttpResponse<String> answer = send(simulator, "POST", address, form);
    assertThat(answer.statusCode()).as(address).isIn(200, 303);
    return answer;
  }

  private HttpResponse<String> send(SimulatorServer to, String method, String address, String body)
      throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(to.address() + address))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .build(),
        text());
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8);
  }

  /** An OCSP nonce, which makes the JDK compare it with the one in the answer. */
  private static final class Nonce implements java.security.cert.Extension {
    @Override
    public String getId() {
      return "1.3.6.1.5.5.7.48.1.2";
    }

    @Override
    public boolean isCritical() {
      return false;
    }

    @Override
    public byte[] getValue() {
      return new byte[] {4, 4, 9, 9, 9, 9};
    }

    @Override
    public void encode(OutputStream out) throws IOException {
      out.write(
          new org.bouncycastle.asn1.x509.Extension(
                  OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, getValue())
              .getEncoded());
    }
  }
}
