package org.zaitaku.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zaitaku.doors.ConsoleHttp.NONCE;
import static org.zaitaku.doors.ConsoleHttp.VIEW_STATE;
import static org.zaitaku.doors.ConsoleHttp.get;
import static org.zaitaku.doors.ConsoleHttp.location;
import static org.zaitaku.doors.ConsoleHttp.nonce;
import static org.zaitaku.doors.ConsoleHttp.send;
import static org.zaitaku.doors.ConsoleHttp.session;
import static org.zaitaku.doors.ConsoleHttp.state;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.e2e.Installation;

/** Somebody else's tricks with log-ins and sessions, request by request. */
class SessionAttacksIT {

  private static final String NURSES = "1369999048";

  private static final String ACCOUNT =
      "(select a.id from account a join institution i on i.id = a.institution_id where i.code = '"
          + NURSES
          + "' and a.user_id = ?)";

  /** A page, and what a form of it needs to be sent. */
  private record Opened(String path, String cookie, String state, String nonce) {

    Map<String, String> form(String id) {
      Map<String, String> form = new LinkedHashMap<>();
      form.put(id, id);
      form.put(VIEW_STATE, state);
      form.put(NONCE, nonce);
      return form;
    }
  }

  private static Opened open(String path, String cookie) {
    HttpResponse<String> page = get(path, cookie);
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    return new Opened(path, cookie, state(page), nonce(page));
  }

  private static HttpResponse<String> post(Opened page, Map<String, String> form) {
    return ConsoleHttp.post(page.path(), page.cookie(), form);
  }

  private static HttpResponse<String> tryToLogIn(
      String cookie, String code, String userId, String password) {
    Opened page = open("/login.xhtml", cookie);
    Map<String, String> form = page.form("login");
    form.put("institution-code", code);
    form.put("user-id", userId);
    form.put("password", password);
    form.put("log-in", "x");
    return post(page, form);
  }

  private static String logIn(String userId, String role) {
    return session(tryToLogIn("", NURSES, userId, Installation.get().password(NURSES, role)));
  }

  private static String one(String query, Object... values) {
    try (Connection owner = Installation.get().asOwner();
        PreparedStatement statement = owner.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(rows.next()).as(query).isTrue();
        return rows.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  @Test
  @Tag("LOG-003")
  void ofManyLogInsAtTheSameMomentOneSessionIsLeft() throws InterruptedException {
    ExecutorService crew = Executors.newFixedThreadPool(4);
    Callable<String> logIn = () -> logIn("ippan01", "GENERAL");
    List<Future<String>> cookies = crew.invokeAll(List.of(logIn, logIn, logIn, logIn));
    crew.shutdown();

    assertThat(
            one(
                "select count(*) from console_session where ended_at is null and account_id = "
                    + ACCOUNT,
                "ippan01"))
        .isEqualTo("1");
    assertThat(cookies)
        .extracting(cookie -> get("/menu.xhtml", cookie.get()).statusCode())
        .containsOnly(200, 302)
        .containsOnlyOnce(200);
  }

  @Test
  @Tag("LOG-045")
  void aPageOfAnEndedSessionChangesNoPassword() {
    String before = one("select password_hash from account where id = " + ACCOUNT, "ippan01");
    Opened old = open("/password-change.xhtml", logIn("ippan01", "GENERAL"));
    String later = logIn("ippan01", "GENERAL");
    Map<String, String> form = old.form("password-change");
    form.put("old-password", Installation.get().password(NURSES, "GENERAL"));
    form.put("new-password", "tsukue-to-mado-7");
    form.put("repeated", "tsukue-to-mado-7");
    form.put("change", "x");

    HttpResponse<String> answer = post(old, form);

    assertThat(location(answer)).startsWith("/console/login.xhtml?");
    // Nor does the old page do so in the new session.
    HttpResponse<String> moved =
        post(new Opened(old.path(), later, old.state(), old.nonce()), form);
    assertThat(moved.statusCode()).isIn(302, 400);
    assertThat(location(moved)).doesNotContain("/menu.xhtml");
    assertThat(one("select password_hash from account where id = " + ACCOUNT, "ippan01"))
        .isEqualTo(before);
  }

  @Test
  void onlyAPersonsActionProlongsASession() {
    String cookie = logIn("ippan01", "GENERAL");
    String moment =
        "select (last_action_at < now() - interval '4 minutes')::text from console_session where ended_at is null and account_id = "
            + ACCOUNT;
    one(
        "update console_session set last_action_at = now() - interval '5 minutes' where ended_at is null and account_id = "
            + ACCOUNT
            + " returning 1",
        "ippan01");

    send("GET", "/menu.xhtml", cookie, Map.of("Zaitaku-Poll", "true"), "");
    assertThat(one(moment, "ippan01")).isEqualTo("true");

    get("/menu.xhtml", cookie);
    assertThat(one(moment, "ippan01")).isEqualTo("false");
  }

  @Test
  void aSessionEndsInTheMiddleOfAFormAndTheFormDoesNothing() {
    String cookie = logIn("kanri01", "ADMINISTRATOR");
    Opened review = open("/operation-history.xhtml", cookie);
    String reviews = "select count(*) from audit_review where account_id = " + ACCOUNT;
    String before = one(reviews, "kanri01");
    one(
        "update console_session set ended_at = now(), end_reason = 'FORCED' where ended_at is null and account_id = "
            + ACCOUNT
            + " returning 1",
        "kanri01");
    Map<String, String> form = review.form("review");
    form.put("review-done", "x");

    HttpResponse<String> answer = post(review, form);

    assertThat(location(answer)).startsWith("/console/login.xhtml?");
    assertThat(one(reviews, "kanri01")).isEqualTo(before);
    assertThat(location(get("/menu.xhtml", cookie))).isEqualTo("/console/start.xhtml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "😀",
        "kanri01\u0000",
        "\u0000",
        "kanri\u200b01",
        "\ufeffkanri01",
        "kanri01\u202e",
        "𠮷𠮷",
        "ｶﾝﾘ",
        "' or 1=1 --",
        "kanri01\r\nSet-Cookie: x=y",
        "\ud800"
      })
  @Tag("LOG-003")
  void oddCharactersAtTheLogInAreAnsweredAsAnythingWrong(String odd) {
    String right = Installation.get().password(NURSES, "ADMINISTRATOR");
    for (HttpResponse<String> answer :
        List.of(
            tryToLogIn("", NURSES, odd, right),
            tryToLogIn("", odd, "kanri01", right),
            tryToLogIn("", NURSES, "nobody9", odd))) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("role=\"alert\"");
      assertThat(answer.headers().map()).doesNotContainKey("location");
    }
  }

  /** What an input method for Japanese leaves behind is no mistake. */
  @ParameterizedTest
  @ValueSource(strings = {"ｋａｎｒｉ０１", " kanri01　"})
  @Tag("LOG-003")
  void fullWidthAndBlanksAroundAreTheSameId(String typed) {
    String right = Installation.get().password(NURSES, "ADMINISTRATOR");

    assertThat(location(tryToLogIn("", NURSES, typed, right))).isEqualTo("/console/menu.xhtml");
  }
}
