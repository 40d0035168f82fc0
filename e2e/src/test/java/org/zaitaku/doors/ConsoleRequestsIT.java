package org.zaitaku.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zaitaku.doors.ConsoleHttp.NONCE;
import static org.zaitaku.doors.ConsoleHttp.VIEW_STATE;
import static org.zaitaku.doors.ConsoleHttp.get;
import static org.zaitaku.doors.ConsoleHttp.location;
import static org.zaitaku.doors.ConsoleHttp.nonce;
import static org.zaitaku.doors.ConsoleHttp.post;
import static org.zaitaku.doors.ConsoleHttp.send;
import static org.zaitaku.doors.ConsoleHttp.state;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.e2e.Installation;

/**
 * What no page of the console sends, sent to it by strangers and by people who are logged in: it is
 * refused or taken for a page that was open for too long, and never an error of the server.
 */
@Tag("long")
class ConsoleRequestsIT {

  private static final String HOSPITAL = "1319999015";
  private static final String EXPIRED = "/console/login.xhtml?notice=EXPIRED";

  private static final List<String> PAGES =
      List.of(
          "/start.xhtml",
          "/login.xhtml",
          "/menu.xhtml",
          "/announcements.xhtml",
          "/access-url.xhtml",
          "/access-url/qr",
          "/session/stay",
          "/no-such-screen.xhtml",
          "/jakarta.faces.resource/no-such-file");

  private static String session;

  /** State and nonce of the menu of whoever is logged in. */
  private static String menuState;

  private static String menuNonce;

  @BeforeAll
  static void logIn() {
    HttpResponse<String> page = get("/login.xhtml", "");
    Map<String, String> form = new LinkedHashMap<>();
    form.put("login", "login");
    form.put("institution-code", HOSPITAL);
    form.put("user-id", "kanri01");
    form.put("password", Installation.get().password(HOSPITAL, "ADMINISTRATOR"));
    form.put("log-in", "x");
    form.put(VIEW_STATE, state(page));
    form.put(NONCE, nonce(page));
    HttpResponse<String> answer = post("/login.xhtml", "", form);
    assertThat(location(answer)).isEqualTo("/console/menu.xhtml");
    session = ConsoleHttp.session(answer);
    HttpResponse<String> menu = get("/menu.xhtml", session);
    menuState = state(menu);
    menuNonce = nonce(menu);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "1",
        ":",
        "a:b",
        "1:2",
        "1:b",
        "-1:-1",
        "1:2:3",
        "9223372036854775807:1",
        "99999999999999999999999999:2",
        "null",
        "stateless",
        "あ:い",
        "%00",
        "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==",
        "H4sIAAAAAAAAAA==",
        "#{1/0}"
      })
  void aStateThatNobodyHandedOutIsTakenForAnExpiredPage(String state) {
    for (String who : List.of("", session)) {
      for (String page : List.of("/menu.xhtml", "/announcements.xhtml", "/access-url.xhtml")) {
        assertExpired(page, who, Map.of(VIEW_STATE, state, NONCE, menuNonce));
      }
      if (!state.equals("stateless")) {
        assertExpired("/login.xhtml", who, Map.of(VIEW_STATE, state, NONCE, menuNonce));
        assertExpired("/start.xhtml", who, Map.of(VIEW_STATE, state, NONCE, menuNonce));
      }
    }
  }

  @Test
  void theStateOfAnotherPageIsTakenForAnExpiredPage() {
    for (String page : List.of("/announcements.xhtml", "/start.xhtml")) {
      assertExpired(page, session, Map.of(VIEW_STATE, menuState, NONCE, menuNonce));
    }
    String half = menuState.substring(0, menuState.length() - 1);
    for (String mangled :
        List.of(half, menuState + ":1", "1" + menuState, menuState.replace(":", ""))) {
      assertExpired("/menu.xhtml", session, Map.of(VIEW_STATE, mangled, NONCE, menuNonce));
    }
    assertExpired("/menu.xhtml", "", Map.of(VIEW_STATE, menuState, NONCE, menuNonce));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "%%%", "MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw"})
  void aFormWithoutTheNonceOfItsPageIsRefusedBeforeItDoesAnything(String nonce) {
    Map<String, String> logOut = new LinkedHashMap<>();
    logOut.put("session", "session");
    logOut.put("log-out-ok", "");
    logOut.put(VIEW_STATE, menuState);
    logOut.put(NONCE, nonce);
    assertThat(post("/menu.xhtml", session, logOut).statusCode()).isEqualTo(400);
    assertThat(get("/menu.xhtml", session).statusCode()).isEqualTo(200);
  }

  @Test
  void oddParametersAreNoErrorOfTheServer() {
    List<String> complaints = new ArrayList<>();
    for (String page : PAGES) {
      for (String who : List.of("", session)) {
        for (String state : List.of(menuState, "stateless", "1:2", "x")) {
          for (String nonce : List.of(menuNonce, "x")) {
            for (Map<String, String> odd : oddities()) {
              Map<String, String> form = new LinkedHashMap<>();
              form.put(VIEW_STATE, state);
              form.put(NONCE, nonce);
              form.put("session", "session");
              form.put("login", "login");
              form.putAll(odd);
              HttpResponse<String> answer = post(page, who, form);
              if (answer.statusCode() >= 500) {
                complaints.add(page + " " + form);
              }
            }
          }
        }
      }
    }
    assertThat(complaints).isEmpty();
  }

  private static List<Map<String, String>> oddities() {
    String ajax = "jakarta.faces.partial.ajax";
    String source = "jakarta.faces.source";
    String execute = "jakarta.faces.partial.execute";
    String render = "jakarta.faces.partial.render";
    return List.of(
        Map.of(),
        Map.of(ajax, "true"),
        Map.of(ajax, "true", source, "nowhere", execute, "@all", render, "@all"),
        Map.of(
            ajax,
            "true",
            source,
            "session",
            "jakarta.faces.behavior.event",
            "boo",
            "jakarta.faces.partial.event",
            "boo",
            execute,
            "session",
            render,
            "nowhere messages"),
        Map.of(
            ajax,
            "true",
            source,
            "x".repeat(3000),
            execute,
            "x:".repeat(500) + "1",
            render,
            "#{1/0} @none :: @(x) @closest(y) menu:0:99999999999999999999:x"),
        Map.of(
            ajax,
            "true",
            source,
            "log-out-question",
            render,
            "log-out-question messages",
            "jakarta.faces.partial.resetValues",
            "true",
            "primefaces.resetvalues",
            "true",
            "primefaces.skipchildren",
            "true"),
        Map.of("jakarta.faces.RenderKitId", "NOWHERE"),
        Map.of("jakarta.faces.RenderKitId", "NOWHERE", ajax, "true"),
        Map.of("jakarta.faces.ClientWindow", "../../x", "jfwid", "x:y", "primefaces.download", "x"),
        Map.of("institution-code", "1".repeat(5000), "user-id", "\u0000", "log-in", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get"})
  void otherMethodsThanThoseOfABrowserAreRefused(String method) {
    for (String page : PAGES) {
      for (String who : List.of("", session)) {
        HttpResponse<String> answer = send(method, page, who, Map.of(), "");
        assertThat(answer.statusCode()).as(method + " " + page).isEqualTo(405);
        assertThat(answer.body()).isEmpty();
      }
    }
  }

  @Test
  void pagesThatAskForNothingBeginNoSession() {
    for (String page : PAGES) {
      for (String method : List.of("GET", "HEAD")) {
        HttpResponse<String> answer = send(method, page, "", Map.of(), "");
        assertThat(answer.statusCode()).as(method + " " + page).isLessThan(500);
        assertThat(answer.headers().allValues("Set-Cookie")).as(method + " " + page).isEmpty();
      }
      HttpResponse<String> form = post(page, "", Map.of(VIEW_STATE, "stateless", NONCE, menuNonce));
      assertThat(form.statusCode()).as(page).isLessThan(500);
      assertThat(form.headers().allValues("Set-Cookie")).as(page).isEmpty();
    }
  }

  @Test
  void everyAnswerBearsTheOnePolicy() {
    for (String page : PAGES) {
      assertThat(get(page, "").headers().allValues("Content-Security-Policy"))
          .as(page)
          .singleElement()
          .asString()
          .startsWith("default-src 'self';")
          .contains("frame-ancestors 'none'", "script-src 'self'")
          .doesNotContain("script-src 'self' 'unsafe");
    }
  }

  /** By a form as well as by a script. */
  private static void assertExpired(String page, String who, Map<String, String> form) {
    HttpResponse<String> answer = post(page, who, form);
    assertThat(answer.statusCode()).as(page + form).isEqualTo(302);
    assertThat(location(answer)).as(page + form).isEqualTo(EXPIRED);
    Map<String, String> script = new LinkedHashMap<>(form);
    script.put("jakarta.faces.partial.ajax", "true");
    HttpResponse<String> partial = post(page, who, script);
    assertThat(partial.statusCode()).as(page + script).isEqualTo(200);
    assertThat(partial.body())
        .as(page + script)
        .contains("<redirect url=\"" + EXPIRED + "\">")
        .doesNotContain("<update");
  }
}
