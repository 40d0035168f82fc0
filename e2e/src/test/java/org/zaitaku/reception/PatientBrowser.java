package org.zaitaku.reception;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zaitaku.e2e.Installation;
import org.zaitaku.e2e.Rows;
import org.zaitaku.simulator.CardRequest;
import org.zaitaku.simulator.VirtualCard;

/** A browser at the patients' door, as the JSON API sees it: a cookie, and a page with a name. */
public final class PatientBrowser {

  public static final String HOSPITAL = "1319999015";

  public static final String ALL_AGREED =
      "{\"SURGERY\":\"AGREED\",\"MEDICATION\":\"AGREED\",\"HEALTH_CHECKUP\":\"AGREED\",\"LIMIT_AMOUNT\":\"AGREED\","
          + "\"SPECIFIC_DISEASE\":\"AGREED\"}";

  static final String ALL_DECLINED = ALL_AGREED.replace("AGREED", "DECLINED");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** What every page that begins or chooses says of its words. */
  private static final String TEXT =
      ",\"text\":{\"language\":\"ja\",\"version\":\"" + pageVersion() + "\"}}";

  private final Installation installation = Installation.get();
  private final String api = installation.publicUrl() + "/reception/api/v1/";
  private String page = newPage();
  private String cookie;
  private String id;

  /** An answer of the server. */
  public record Answer(int status, JsonNode body, HttpResponse<String> response) {

    String code() {
      return body.path("code").asText();
    }
  }

  public static String urlToken(String institution) {
    return Rows.text(
        "select token from access_url u join institution i on i.id = u.institution_id where i.code = ? and care_setting = 'HOME_VISIT' and withdrawn_at is null",
        institution);
  }

  /** The version of the pages' files, as the page knows it out of their addresses. */
  public static String pageVersion() {
    try {
      String page =
          HTTP.send(
                  HttpRequest.newBuilder(
                          URI.create(Installation.get().publicUrl() + "/reception/return"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      Matcher version = Pattern.compile("/assets/([0-9a-f]{16})/").matcher(page);
      if (!version.find()) {
        throw new IllegalStateException("the page names no assets");
      }
      return version.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The body that begins flow A. */
  public static String registration(String token, String choices, String form) {
    return "{\"url\":\""
        + token
        + "\",\"flow\":\"REGISTRATION\",\"choices\":"
        + choices
        + (form == null ? "" : ",\"prescriptionForm\":\"" + form + "\"")
        + TEXT;
  }

  /** Begins flow B or C. */
  Answer begin(String institution, String flow) {
    return start("{\"url\":\"" + urlToken(institution) + "\",\"flow\":\"" + flow + "\"" + TEXT);
  }

  /** Flow B: other choices. */
  Answer choose(String choices, String form) {
    String body =
        "{\"choices\":"
            + choices
            + (form == null ? "" : ",\"prescriptionForm\":\"" + form + "\"")
            + TEXT;
    return send(
        HttpRequest.newBuilder(URI.create(api + "receptions/" + id + "/choices"))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String newPage() {
    return UUID.randomUUID().toString();
  }

  Answer offer(String token) {
    return send(HttpRequest.newBuilder(URI.create(api + "urls/" + token)).GET());
  }

  Answer start(String body) {
    Answer answer =
        send(
            HttpRequest.newBuilder(URI.create(api + "receptions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    if (answer.status() == 201) {
      id = answer.body().path("id").asText();
      cookie = answer.response().headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }
    return answer;
  }

  /** Begins at the demonstration hospital, which asks for the form of prescription too. */
  public Answer start(String institution, String choices) {
    String form = institution.equals(HOSPITAL) ? "PAPER" : null;
    return start(registration(urlToken(institution), choices, form));
  }

  Answer askForCard() {
    return askForCard("SAME");
  }

  /**
   * @param device SAME or OTHER
   */
  Answer askForCard(String device) {
    return post("receptions/" + id + "/card-authentications", "{\"device\":\"" + device + "\"}");
  }

  private Answer post(String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(api + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** The answer of this card to a challenge that is asked for now. */
  public String signedBy(VirtualCard card) {
    return card.sign(CardRequest.fromLink(askForCard().body().path("link").asText())).json();
  }

  /** What the card app sends; it has no cookie. */
  Answer answer(String body) {
    return exchange(
        HttpRequest.newBuilder(URI.create(api + "card-answers"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** The card app opens what it was told after its answer, in this browser. */
  public Answer comeBack(Answer toTheApp) {
    return post("card-returns", "{" + back(toTheApp) + "}");
  }

  private static String back(Answer toTheApp) {
    String[] parts =
        URI.create(toTheApp.body().path("returnUrl").asText()).getFragment().split("\\.", 2);
    return "\"challenge\":\"" + parts[0] + "\",\"nonce\":\"" + parts[1] + "\"";
  }

  /** The card answers, and the app comes back here: what this page shows then. */
  public Answer authenticate(VirtualCard card) {
    Answer toTheApp = answer(signedBy(card));
    return toTheApp.status() == 200 ? comeBack(toTheApp) : toTheApp;
  }

  Answer read() {
    return send(HttpRequest.newBuilder(URI.create(api + "receptions/" + id)).GET());
  }

  Answer read(String etag) {
    return send(
        HttpRequest.newBuilder(URI.create(api + "receptions/" + id))
            .header("If-None-Match", etag)
            .GET());
  }

  Answer current() {
    return send(HttpRequest.newBuilder(URI.create(api + "receptions/current")).GET());
  }

  Answer returned() {
    return send(HttpRequest.newBuilder(URI.create(api + "receptions/current?finished=true")).GET());
  }

  Answer withdraw() {
    return send(
        HttpRequest.newBuilder(URI.create(api + "receptions/" + id + "/withdrawal"))
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** Back, reload, or a new tab: the same browser, another page. */
  void openAnotherPage() {
    page = newPage();
  }

  /** The id, as somebody could have seen it; without the cookie. */
  PatientBrowser strangerWhoKnowsTheId() {
    PatientBrowser stranger = new PatientBrowser();
    stranger.id = id;
    return stranger;
  }

  public UUID id() {
    return UUID.fromString(id);
  }

  /** Name and value, as the browser sends it. */
  public String cookie() {
    return cookie;
  }

  String state() {
    return Rows.text("select state from reception where id = ?", id());
  }

  private Answer send(HttpRequest.Builder request) {
    request.header("Zaitaku-Page", page);
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    return exchange(request.timeout(Duration.ofSeconds(30)).build());
  }

  private Answer exchange(HttpRequest request) {
    try {
      HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), JSON.readTree(response.body()), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
