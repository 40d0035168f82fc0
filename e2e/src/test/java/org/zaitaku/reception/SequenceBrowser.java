package org.zaitaku.reception;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.zaitaku.e2e.Installation;

/**
 * A browser that also does what no page of the patients' door would: it names receptions of others,
 * brings answers that it was never given, and goes on after the end. It keeps and forgets its
 * cookie as it is told.
 */
final class SequenceBrowser {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final String API = Installation.get().publicUrl() + "/reception/api/v1/";
  private static final Map<String, String> TEXT =
      Map.of("language", "ja", "version", PatientBrowser.pageVersion());

  private final String name;
  private String cookie;
  private String page;
  private ConsentOracle.Visit visit;

  SequenceBrowser(String name) {
    this.name = name;
    openAnotherPage();
  }

  String name() {
    return name;
  }

  /** The reception whose cookie it keeps; null where it keeps none. */
  ConsentOracle.Visit visit() {
    return visit;
  }

  /** What was begun with the cookie that came last. */
  void began(ConsentOracle.Visit begun) {
    visit = begun;
  }

  String page() {
    return page;
  }

  /** Back, reload, or a new tab. */
  void openAnotherPage() {
    page = UUID.randomUUID().toString();
  }

  PatientBrowser.Answer start(String token, String flow, ConsentOracle.Wish wish) {
    return wish == null
        ? post("receptions", Map.of("url", token, "flow", flow, "text", TEXT))
        : post(
            "receptions",
            Map.of(
                "url",
                token,
                "flow",
                flow,
                "choices",
                wish.choices(),
                "prescriptionForm",
                wish.form(),
                "text",
                TEXT));
  }

  PatientBrowser.Answer choose(UUID reception, ConsentOracle.Wish wish) {
    return send(
        "receptions/" + reception + "/choices",
        "PUT",
        Map.of("choices", wish.choices(), "prescriptionForm", wish.form(), "text", TEXT));
  }

  PatientBrowser.Answer askForCard(UUID reception, String device) {
    return post("receptions/" + reception + "/card-authentications", Map.of("device", device));
  }

  PatientBrowser.Answer comeBack(String challenge, String nonce) {
    return post("card-returns", Map.of("challenge", challenge, "nonce", nonce));
  }

  PatientBrowser.Answer matchThere(String challenge, String nonce, boolean matches) {
    return post(
        "card-returns/confirmation",
        Map.of("challenge", challenge, "nonce", nonce, "matches", matches));
  }

  PatientBrowser.Answer matchHere(UUID reception, boolean matches) {
    return post("receptions/" + reception + "/confirmation", Map.of("matches", matches));
  }

  PatientBrowser.Answer read(UUID reception) {
    return get("receptions/" + reception);
  }

  PatientBrowser.Answer current() {
    return get("receptions/current");
  }

  PatientBrowser.Answer returned() {
    return get("receptions/current?finished=true");
  }

  PatientBrowser.Answer stop(UUID reception) {
    return send("receptions/" + reception + "/stop", "POST", null);
  }

  PatientBrowser.Answer withdraw(UUID reception) {
    return send("receptions/" + reception + "/withdrawal", "POST", null);
  }

  private PatientBrowser.Answer post(String path, Map<String, ?> body) {
    return send(path, "POST", body);
  }

  private PatientBrowser.Answer get(String path) {
    return send(path, "GET", null);
  }

  private PatientBrowser.Answer send(String path, String method, Map<String, ?> body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(API + path)).header("Zaitaku-Page", page);
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofString(JSON.valueToTree(body).toString()));
    }
    PatientBrowser.Answer answer = exchange(request);
    answer.response().headers().firstValue("Set-Cookie").ifPresent(this::keep);
    return answer;
  }

  private void keep(String setCookie) {
    if (setCookie.contains("Max-Age=0")) {
      cookie = null;
      visit = null;
    } else {
      cookie = setCookie.split(";", 2)[0];
    }
  }

  private static PatientBrowser.Answer exchange(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
      return new PatientBrowser.Answer(
          response.statusCode(), JSON.readTree(response.body()), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
