package org.zaitaku.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.zaitaku.reception.PatientBrowser.ALL_AGREED;
import static org.zaitaku.reception.PatientBrowser.HOSPITAL;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.e2e.Installation;
import org.zaitaku.e2e.Rows;

/**
 * Whatever comes in at the patients' door, the answer is a problem document that says what is to
 * blame; it is never a 500, and nothing is begun.
 */
class BadInputIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final String API = Installation.get().publicUrl() + "/reception/api/v1/";
  private static final String PAGE = "a-page-of-this-test";
  private static final String NO_ID = "8d6bb4e6-5d2c-4f0e-9c0a-0d6f2f1f7f11";
  private static final int LONGEST_BODY = 16 * 1024;

  private static final String START =
      PatientBrowser.registration(PatientBrowser.urlToken(HOSPITAL), ALL_AGREED, "PAPER");

  /** Of the right form, to a challenge that was never made. */
  private static final String ANSWER =
      "{\"format\":\"zaitaku-card:1\",\"challenge\":\""
          + "A".repeat(43)
          + "\",\"certificate\":\"AAAA\",\"algorithm\":\"RS256\",\"signature\":\"AAAA\"}";

  private final PatientBrowser browser = new PatientBrowser();

  /**
   * A body, and what is said to it.
   *
   * @param octets the body, a character a byte
   * @param field null where no value is to blame
   */
  record Wrong(String path, String name, String octets, int status, String code, String field) {

    byte[] body() {
      return octets.getBytes(ISO_8859_1);
    }

    @Override
    public String toString() {
      return path + ": " + name;
    }
  }

  /** One path with a body that would be understood, and the name of a text in it. */
  private record Place(String path, String valid, String text) {

    Wrong wrong(String name, String body, int status, String code, String field) {
      return wrong(name, body.getBytes(UTF_8), status, code, field);
    }

    Wrong wrong(String name, byte[] body, int status, String code, String field) {
      return new Wrong(path, name, new String(body, ISO_8859_1), status, code, field);
    }

    /** The whole body is to blame. */
    Wrong malformed(String name, String body) {
      return malformed(name, body.getBytes(UTF_8));
    }

    Wrong malformed(String name, byte[] body) {
      return wrong(name, body, 400, "BODY_MALFORMED", null);
    }

    /** This JSON in place of the text. */
    String with(String json) {
      return valid.replaceFirst(
          "\"" + text + "\":\"[^\"]*\"", Matcher.quoteReplacement("\"" + text + "\":" + json));
    }

    Wrong value(String name, String json) {
      return wrong(name, with(json), 400, "VALUE_MALFORMED", text);
    }

    private Stream<Wrong> wrongs() {
      return Stream.of(
          malformed("nothing", ""),
          malformed("blanks", " \n "),
          malformed("null", "null"),
          malformed("an array", "[]"),
          malformed("a text", "\"text\""),
          malformed("a number", "1"),
          malformed("not JSON", "url=" + NO_ID),
          malformed("a form of its own", valid.replace('"', '\'')),
          malformed("cut off", valid.substring(0, valid.length() - 1)),
          malformed("cut off in a text", valid.substring(0, 12)),
          malformed("something behind it", valid + "{}"),
          malformed(
              "a member twice", valid.replace("{\"" + text, "{\"" + text + "\":\"\",\"" + text)),
          malformed("a NUL", with("\"a\0b\"")),
          malformed("invalid UTF-8", with("\"\u00c3(\"").getBytes(ISO_8859_1)),
          malformed("a surrogate as bytes", with("\"\u00ed\u00a0\u0080\"").getBytes(ISO_8859_1)),
          malformed("UTF-16", valid.getBytes(UTF_16)),
          wrong("an unknown member", withMember("1"), 400, "MEMBER_UNKNOWN", "nobodyKnows"),
          wrong(
              "another case",
              valid.replace("\"" + text, "\"X" + text),
              400,
              "MEMBER_UNKNOWN",
              "X" + text),
          value("a number for a text", "1"),
          value("a fraction for a text", "1.5e3"),
          value("a truth for a text", "true"),
          value("an object for a text", "{}"),
          value("an array for a text", "[\"a\"]"));
    }

    private String withMember(String value) {
      return valid.replaceFirst("\\{", "{\"nobodyKnows\":" + value + ",");
    }
  }

  private static final Place RECEPTIONS = new Place("receptions", START, "url");
  private static final Place CARD_ANSWERS = new Place("card-answers", ANSWER, "format");

  static Stream<Wrong> wrongEverywhere() {
    return Stream.concat(RECEPTIONS.wrongs(), CARD_ANSWERS.wrongs());
  }

  static Stream<Wrong> wrongStarts() {
    Place at = RECEPTIONS;
    return Stream.of(
        at.wrong(
            "an unknown token", at.with("\"" + "A".repeat(24) + "\""), 404, "URL_UNKNOWN", null),
        at.wrong("a NUL in the token", at.with("\"a\\u0000b\""), 404, "URL_UNKNOWN", null),
        at.wrong("half a character", at.with("\"a\\ud800b\""), 404, "URL_UNKNOWN", null),
        at.wrong(
            "a very long token", at.with("\"" + "a".repeat(9000) + "\""), 404, "URL_UNKNOWN", null),
        at.wrong("no token", at.with("null"), 422, "VALUE_INVALID", "url"),
        at.wrong("an empty object", "{}", 422, "VALUE_INVALID", "flow"),
        choices("no choices", "null", 400, "VALUE_MALFORMED", "choices"),
        choices("an array of choices", "[]", 400, "VALUE_MALFORMED", "choices"),
        choices("a text of choices", "\"\"", 400, "VALUE_MALFORMED", "choices"),
        choices(
            "an unknown item", "{\"DREAMS\":\"AGREED\"}", 400, "VALUE_MALFORMED", "choices.DREAMS"),
        choices(
            "an item with a NUL", "{\"A\\u0000\":\"AGREED\"}", 400, "VALUE_MALFORMED", "choices"),
        choices("half an item", "{\"\\udfff\":\"AGREED\"}", 400, "VALUE_MALFORMED", "choices"),
        choices(
            "an unknown decision",
            "{\"SURGERY\":\"MAYBE\"}",
            400,
            "VALUE_MALFORMED",
            "choices.SURGERY"),
        choices(
            "a number for a decision",
            "{\"SURGERY\":0}",
            400,
            "VALUE_MALFORMED",
            "choices.SURGERY"),
        choices(
            "an empty decision", "{\"SURGERY\":\"\"}", 400, "VALUE_MALFORMED", "choices.SURGERY"),
        choices(
            "a decision of null",
            ALL_AGREED.replaceFirst("\"AGREED\"", "null"),
            422,
            "CHOICE_MISSING",
            "choices.SURGERY"),
        choices(
            "an item twice",
            "{\"SURGERY\":\"AGREED\",\"SURGERY\":\"DECLINED\"}",
            400,
            "BODY_MALFORMED",
            null),
        choices("a deep well", "[".repeat(500), 400, "VALUE_MALFORMED", "choices"),
        form("an unknown form", "\"STONE\"", 400, "VALUE_MALFORMED", "prescriptionForm"),
        form("a number for a form", "1", 400, "VALUE_MALFORMED", "prescriptionForm"),
        form("no form", "null", 422, "PRESCRIPTION_FORM_MISSING", "prescriptionForm"));
  }

  private static Wrong choices(String name, String json, int status, String code, String field) {
    return RECEPTIONS.wrong(name, START.replace(ALL_AGREED, json), status, code, field);
  }

  private static Wrong form(String name, String json, int status, String code, String field) {
    return RECEPTIONS.wrong(name, START.replace("\"PAPER\"", json), status, code, field);
  }

  static Stream<Wrong> wrongAnswers() {
    List<Wrong> wrongs = new ArrayList<>();
    for (String part : List.of("format", "challenge", "certificate", "algorithm", "signature")) {
      Place at = new Place("card-answers", ANSWER, part);
      wrongs.add(at.value(part + " of null", "null"));
      wrongs.add(at.value(part + " a number", "7"));
    }
    Place challenge = new Place("card-answers", ANSWER, "challenge");
    wrongs.add(CARD_ANSWERS.wrong("an empty object", "{}", 400, "VALUE_MALFORMED", "format"));
    wrongs.add(challenge.value("a short challenge", "\"AAAA\""));
    wrongs.add(challenge.value("a padded challenge", "\"" + "A".repeat(43) + "=\""));
    wrongs.add(challenge.value("a challenge with a NUL", "\"" + "A".repeat(42) + "\\u0000\""));
    wrongs.add(challenge.value("half a character", "\"" + "A".repeat(42) + "\\ud800\""));
    wrongs.add(CARD_ANSWERS.wrong("an unknown challenge", ANSWER, 404, "CHALLENGE_UNKNOWN", null));
    return wrongs.stream();
  }

  @ParameterizedTest
  @MethodSource({"wrongEverywhere", "wrongStarts", "wrongAnswers"})
  void aWrongBodyIsRefusedByNameAndBeginsNothing(Wrong wrong)
      throws IOException, InterruptedException {
    long before = receptions();

    assertProblem(post(wrong.path(), wrong.body()), wrong.status(), wrong.code(), wrong.field());

    assertThat(receptions()).isEqualTo(before);
  }

  private static long receptions() {
    return Rows.count("select count(*) from reception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"receptions", "card-answers"})
  void aBodyThatIsTooLongIsRefusedAnnouncedOrNot(String path)
      throws IOException, InterruptedException {
    byte[] tooLong = " ".repeat(LONGEST_BODY + 1).getBytes(UTF_8);

    assertProblem(post(path, tooLong), 413, "BODY_TOO_LARGE", null);
    assertProblem(
        exchange(
            request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong)))),
        413,
        "BODY_TOO_LARGE",
        null);
  }

  @Test
  void aBodyOfExactlyTheLongestLengthIsRead() throws IOException, InterruptedException {
    String padded = ANSWER + " ".repeat(LONGEST_BODY - ANSWER.length());

    assertProblem(post("card-answers", padded.getBytes(UTF_8)), 404, "CHALLENGE_UNKNOWN", null);
  }

  @ParameterizedTest
  @CsvSource({
    "receptions, text/plain, 415, MEDIA_TYPE_UNSUPPORTED",
    "receptions, application/x-www-form-urlencoded, 415, MEDIA_TYPE_UNSUPPORTED",
    "receptions, multipart/form-data; boundary=a, 415, MEDIA_TYPE_UNSUPPORTED",
    "receptions, application/xml, 415, MEDIA_TYPE_UNSUPPORTED",
    "receptions, , 415, MEDIA_TYPE_UNSUPPORTED",
    "receptions, foo, 400, REQUEST_MALFORMED",
    "card-answers, text/plain, 415, MEDIA_TYPE_UNSUPPORTED",
    "card-answers, application/x-www-form-urlencoded, 415, MEDIA_TYPE_UNSUPPORTED",
    "card-answers, , 415, MEDIA_TYPE_UNSUPPORTED",
    "card-answers, foo, 400, REQUEST_MALFORMED",
    "card-answers, application/json;q=much, 400, REQUEST_MALFORMED",
  })
  void anotherMediaTypeIsRefused(String path, String type, int status, String code)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).POST(body(START));
    if (type != null) {
      request.header("Content-Type", type);
    }

    assertProblem(exchange(request), status, code, null);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, receptions, text/html, 406, NOT_ACCEPTABLE",
    "POST, card-answers, image/png, 406, NOT_ACCEPTABLE",
    "GET, service, text/html, 406, NOT_ACCEPTABLE",
    "GET, receptions/current, application/xml, 406, NOT_ACCEPTABLE",
    "GET, urls/x, text/html, 406, NOT_ACCEPTABLE",
    "GET, service, foo, 400, REQUEST_MALFORMED",
    "GET, service, application/json;q=much, 400, REQUEST_MALFORMED",
    "POST, card-answers, */*;q=2, 400, REQUEST_MALFORMED"
  })
  void anotherFormOfAnswerIsRefusedAsAProblemAllTheSame(
      String method, String path, String accept, int status, String code)
      throws IOException, InterruptedException {
    assertProblem(
        exchange(
            request(path)
                .header("Accept", accept)
                .header("Content-Type", "application/json")
                .method(method, method.equals("POST") ? body(START) : BodyPublishers.noBody())),
        status,
        code,
        null);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, service, 405, METHOD_NOT_ALLOWED",
    "PUT, receptions/current, 405, METHOD_NOT_ALLOWED",
    "GET, card-answers, 405, METHOD_NOT_ALLOWED",
    "GET, nothing, 404, NOT_FOUND",
    "GET, receptions/current/more/of/it, 404, NOT_FOUND"
  })
  void anotherMethodOrPathIsRefused(String method, String path, int status, String code)
      throws IOException, InterruptedException {
    assertProblem(
        exchange(request(path).method(method, BodyPublishers.noBody())), status, code, null);
  }

  @ParameterizedTest
  @CsvSource({
    "receptions, Origin, https://elsewhere.example",
    "receptions, Origin, null",
    "receptions, Origin, http://localhost",
    "receptions, Sec-Fetch-Site, cross-site",
    "receptions/" + NO_ID + "/card-authentications, Origin, https://elsewhere.example",
    "receptions/" + NO_ID + "/withdrawal, Origin, https://elsewhere.example",
    "receptions/" + NO_ID + "/confirmation, Origin, https://elsewhere.example",
    "card-returns, Origin, https://elsewhere.example",
    "card-returns/confirmation, Sec-Fetch-Site, cross-site"
  })
  void aPageOfAnotherSiteIsRefused(String path, String header, String value)
      throws IOException, InterruptedException {
    long before = receptions();

    assertProblem(
        exchange(
            request(path)
                .header(header, value)
                .header("Content-Type", "application/json")
                .POST(body(START))),
        403,
        "FOREIGN_ORIGIN",
        null);

    assertThat(receptions()).isEqualTo(before);
  }

  @Test
  void theCardAppMayComeFromAnywhere() throws IOException, InterruptedException {
    assertProblem(
        exchange(
            request("card-answers")
                .header("Origin", "https://elsewhere.example")
                .header("Content-Type", "application/json")
                .POST(body(ANSWER))),
        404,
        "CHALLENGE_UNKNOWN",
        null);
  }

  /** Good requests that need a reception. */
  private static final Map<String, String> OF_A_RECEPTION =
      Map.of(
          "receptions/" + NO_ID + "/card-authentications",
          "{\"device\":\"SAME\"}",
          "receptions/" + NO_ID + "/confirmation",
          "{\"matches\":true}");

  @ParameterizedTest
  @CsvSource({"'', ''", "/confirmation, ',\"matches\":true'"})
  void aNonceThatNobodyMadeLeadsNowhere(String path, String more)
      throws IOException, InterruptedException {
    for (String wrong : List.of("x", "", "A".repeat(43), "\u3042")) {
      assertProblem(
          exchange(
              request("card-returns" + path)
                  .header("Zaitaku-Page", PAGE)
                  .header("Content-Type", "application/json")
                  .POST(
                      body(
                          "{\"challenge\":\""
                              + "A".repeat(43)
                              + "\",\"nonce\":\""
                              + wrong
                              + "\""
                              + more
                              + "}"))),
          404,
          "RECEPTION_NOT_FOUND",
          null);
    }
  }

  static Stream<String> wrongCookies() {
    String secret = "s".repeat(43);
    return Stream.of(
        "zaitaku_reception=",
        "zaitaku_reception=x",
        "zaitaku_reception=" + NO_ID,
        "zaitaku_reception=" + NO_ID + ".",
        "zaitaku_reception=" + NO_ID + "." + secret,
        "zaitaku_reception=" + NO_ID + "." + secret + "s",
        "zaitaku_reception=" + NO_ID + "." + secret.replaceFirst("s", "%00"),
        "zaitaku_reception=" + NO_ID.toUpperCase(Locale.ROOT) + "." + secret,
        "zaitaku_reception=\"" + NO_ID + "." + secret,
        "zaitaku_reception=" + "x".repeat(4000),
        "zaitaku_reception",
        "=;;=,\"",
        "$Version=1; zaitaku_reception=x; $Path=/",
        "zaitaku_reception=a; zaitaku_reception=b");
  }

  @ParameterizedTest
  @MethodSource("wrongCookies")
  void aCookieOfNoReceptionIsLikeNone(String cookie) throws IOException, InterruptedException {
    for (String path : List.of("receptions/current", "receptions/current?finished=true")) {
      assertThat(
              exchange(request(path).header("Cookie", cookie).header("Zaitaku-Page", PAGE).GET())
                  .statusCode())
          .isEqualTo(204);
    }
    assertProblem(
        exchange(
            request("receptions/" + NO_ID)
                .header("Cookie", cookie)
                .header("Zaitaku-Page", PAGE)
                .GET()),
        404,
        "RECEPTION_NOT_FOUND",
        null);
    assertProblem(
        exchange(
            request("receptions/" + NO_ID + "/withdrawal")
                .header("Cookie", cookie)
                .POST(BodyPublishers.noBody())),
        404,
        "RECEPTION_NOT_FOUND",
        null);
    for (Map.Entry<String, String> asked : OF_A_RECEPTION.entrySet()) {
      assertProblem(
          exchange(
              request(asked.getKey())
                  .header("Cookie", cookie)
                  .header("Zaitaku-Page", PAGE)
                  .header("Content-Type", "application/json")
                  .POST(body(asked.getValue()))),
          404,
          "RECEPTION_NOT_FOUND",
          null);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "1", "8d6bb4e6", "null", "%2e%2e%2f", "%E3%81%82", "a%20b", "'--", "{id}"})
  void anIdThatIsNoneIsLikeOneThatDoesNotExist(String id) throws IOException, InterruptedException {
    String path = "receptions/" + id.replace("{", "%7B").replace("}", "%7D");

    assertProblem(
        exchange(request(path).header("Zaitaku-Page", PAGE).GET()),
        404,
        "RECEPTION_NOT_FOUND",
        null);
    assertProblem(
        exchange(request(path + "/withdrawal").POST(BodyPublishers.noBody())),
        404,
        "RECEPTION_NOT_FOUND",
        null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "%E3%81%82", "a%00b", "a%20b", "AAAAAAAAAAAAAAAAAAAAAAAA"})
  void aTokenThatIsNoneIsLikeAnUnknownOne(String token) throws IOException, InterruptedException {
    HttpResponse<String> answer = exchange(request("urls/" + token).GET());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"offer\":null,\"refusal\":\"URL_UNKNOWN\"}");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "receptions/current, none",
        "receptions/current, short",
        "receptions/current, with blanks in it",
        "receptions/" + NO_ID + ", none",
        "receptions/" + NO_ID + ", aaaaaaaaaaaaaaaa;b"
      })
  void aPageWithoutANameIsToldNothing(String path, String page)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).GET();
    if (page != null) {
      request.header("Zaitaku-Page", page);
    }

    assertProblem(exchange(request), 400, "VALUE_MALFORMED", "Zaitaku-Page");
  }

  @Test
  @Tag("JPKI-005")
  void aCardsAnswerWithCharactersThatNoDatabaseKeepsIsRefusedOnce()
      throws IOException, InterruptedException {
    browser.start(HOSPITAL, ALL_AGREED);
    String signed = browser.signedBy(Installation.get().cards().card("P01"));
    String odd = signed.replace("zaitaku-card:1", "zaitaku\\u0000\\ud800");

    HttpResponse<String> refused = post("card-answers", odd.getBytes(UTF_8));

    assertProblem(refused, 422, "CARD_REFUSED", null);
    assertThat(JSON.readTree(refused.body()).path("reason").asText()).isEqualTo("MALFORMED");
    assertThat(browser.state()).isEqualTo("FAILED");
    assertProblem(post("card-answers", odd.getBytes(UTF_8)), 422, "CARD_REFUSED", null);
  }

  @Test
  void afterOneAnswerAnotherIsRefused() throws IOException, InterruptedException {
    browser.start(HOSPITAL, ALL_AGREED);
    String signed = browser.signedBy(Installation.get().cards().card("P01"));
    assertThat(browser.comeBack(browser.answer(signed)).status()).isEqualTo(200);
    assertThat(browser.state()).isEqualTo("COMPLETED");

    assertThat(browser.answer(signed).status()).as("the very same").isEqualTo(200);
    assertProblem(
        post("card-answers", signed.replace("RS256", "ES256").concat(" ").getBytes(UTF_8)),
        409,
        "CHALLENGE_ANSWERED",
        null);
    assertProblem(browser.askForCard().response(), 409, "WRONG_STATE", null);
    assertThat(
            Rows.count("select count(*) from consent_event where reception_id = ?", browser.id()))
        .isEqualTo(1);
  }

  @Test
  void anAnswerToAChallengeThatWasReplacedIsRefused() throws IOException, InterruptedException {
    browser.start(HOSPITAL, ALL_AGREED);
    String earlier = browser.signedBy(Installation.get().cards().card("P01"));
    assertThat(browser.askForCard().status()).isEqualTo(201);

    HttpResponse<String> refused = post("card-answers", earlier.getBytes(UTF_8));

    assertThat(refused.statusCode()).isIn(404, 409, 410);
    assertProblem(
        refused, refused.statusCode(), JSON.readTree(refused.body()).path("code").asText(), null);
    assertThat(browser.state()).isEqualTo("CHALLENGED");
  }

  @Test
  void whatWasStoppedCannotGoOn() throws IOException, InterruptedException {
    browser.start(HOSPITAL, ALL_AGREED);
    String signed = browser.signedBy(Installation.get().cards().card("P01"));
    assertThat(browser.withdraw().status()).isEqualTo(204);

    assertProblem(browser.askForCard().response(), 409, "WRONG_STATE", null);
    assertProblem(browser.withdraw().response(), 409, "WRONG_STATE", null);
    assertProblem(post("card-answers", signed.getBytes(UTF_8)), 409, "WRONG_STATE", null);
    assertThat(browser.state()).isEqualTo("WITHDRAWN");
  }

  private static void assertProblem(
      HttpResponse<String> answer, int status, String code, String field) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("code").asText()).as(answer.body()).isEqualTo(code);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("type").asText())
        .isEqualTo("urn:zaitaku:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
    assertThat(problem.path("field").asText(null)).as("the value to blame").isEqualTo(field);
    assertThat(UUID.fromString(problem.path("correlationId").asText()))
        .hasToString(answer.headers().firstValue("X-Correlation-Id").orElseThrow());
    assertThat(answer.body()).doesNotContain("xception", "org.", "java.", "\tat ");
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(API + path)).timeout(Duration.ofSeconds(30));
  }

  private static BodyPublisher body(String text) {
    return BodyPublishers.ofString(text);
  }

  private static HttpResponse<String> post(String path, byte[] body)
      throws IOException, InterruptedException {
    return exchange(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private static HttpResponse<String> exchange(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
