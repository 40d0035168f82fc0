package org.zaitaku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zaitaku.e2e.Installation;

/** Requests to the console one by one, without a browser and without its good manners. */
final class ConsoleHttp {

  static final String VIEW_STATE = "jakarta.faces.ViewState";
  static final String NONCE = "primefaces.nonce";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private ConsoleHttp() {}

  /**
   * @param path below {@code /console}
   * @param cookie of a session; empty for none
   */
  static HttpResponse<String> send(
      String method, String path, String cookie, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(Installation.get().closedUrl() + "/console" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static HttpResponse<String> get(String path, String cookie) {
    return send("GET", path, cookie, Map.of(), "");
  }

  /** A form, or what a script sends for it. */
  static HttpResponse<String> post(String path, String cookie, Map<String, String> form) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    if (form.containsKey("jakarta.faces.partial.ajax")) {
      headers.put("Faces-Request", "partial/ajax");
    }
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send("POST", path, cookie, headers, body);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static String state(HttpResponse<String> page) {
    return only("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]*)\"", page.body());
  }

  static String nonce(HttpResponse<String> page) {
    return only(
        "'nonce-([^']*)'", page.headers().firstValue("Content-Security-Policy").orElseThrow());
  }

  private static String only(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  /** Where an answer leads; empty for nowhere. */
  static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  /** The cookie of the session that an answer begins. */
  static String session(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .map(cookie -> cookie.split(";", 2)[0])
        .filter(cookie -> cookie.startsWith("JSESSIONID="))
        .findFirst()
        .orElseThrow();
  }
}
