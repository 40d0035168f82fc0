package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zaitaku.e2e.Installation;

/**
 * The closed door as a browser meets it: who gets in, how they leave, what each of them sees. Of
 * URL-005 the downloads, of LOG-039 to LOG-041 the entries without a screen are still missing.
 */
@Tag("long")
class ConsoleAccessIT {

  private static final String HOSPITAL = "1319999015";
  private static final String HOSPITAL_NAME = "見本市民病院（架空）";

  /** Wrong passwords are typed for its accounts only; no other test logs in with them. */
  private static final String DENTIST = "1339999029";

  private static final String UNKNOWN_INSTITUTION = "1319999999";

  private static final int FAILURES_THAT_LOCK = 5;

  private static final String REFUSED = "ログインできませんでした。入力内容をご確認ください。続く場合は、施設の管理者にご連絡ください。";

  private static final String URLS = "/access-url.xhtml";
  private static final String HOME_VISIT_CODE = "/access-url/qr?setting=HOME_VISIT";
  private static final String ONLINE_CODE = "/access-url/qr?setting=ONLINE";

  private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** An answer to a log-in without what differs from answer to answer. */
  private record Refusal(int status, Set<String> headers, String words, String body) {}

  @Test
  @Tag("LOG-001")
  @Tag("LOG-002")
  @Tag("LOG-003")
  @Tag("X-15")
  void theStartPageLeadsToTheLogInAndTheLogInToTheMenu() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal);
      assertThat(console.at("#begin")).hasText("システムの利用を始める");
      console.toLogIn();

      // LOG-002 names ID and password; X-15 adds the institution where no certificate names it.
      assertThat(console.at("main label")).hasText(new String[] {"医療機関コード＊", "ユーザID＊", "パスワード＊"});
      assertThat(console.at("main input:not([type=hidden]):not([type=submit])")).hasCount(3);
      assertThat(console.at("#password")).hasAttribute("type", "password");
      assertThat(console.at("main input[type=submit], main button")).hasCount(1);
      assertThat(console.at("#log-in")).hasValue("ログイン");

      console.logIn(HOSPITAL).shows("メニュー");
      assertThat(console.tab()).hasURL(ConsoleTerminal.address("/menu.xhtml"));
    }
  }

  @Test
  @Tag("LOG-009")
  @Tag("LOG-010")
  @Tag("LOG-042")
  @Tag("LOG-043")
  void everyScreenSaysWhoIsLoggedInAndHasItsWaysBackToTheMenu() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn().logIn(HOSPITAL);
      assertHeader(console, "見本　管理");
      for (String way : List.of("#menu", "#back")) {
        console.toUrls();
        assertHeader(console, "見本　管理");
        console.at(way).click();
        console.shows("メニュー");

        console.at("#announcements").click();
        console.shows("お知らせ一覧");
        assertHeader(console, "見本　管理");
        assertThat(console.at("article h2"))
            .hasText(
                Records.rows("select title from announcement order by published_at desc").stream()
                    .map(row -> row.get(0))
                    .toArray(String[]::new));
        console.at(way).click();
        console.shows("メニュー");
      }
    }
  }

  private static void assertHeader(ConsoleTerminal console, String userName) {
    assertThat(console.at("#institution-name")).hasText(HOSPITAL_NAME);
    assertThat(console.at("#user-name")).hasText(userName);
  }

  @Test
  @Tag("LOG-011")
  void loggingOutAsksFirstAndLeavesNothingBehind() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn().logIn(HOSPITAL).toUrls();
      String session = session(terminal).orElseThrow();

      console.at("#log-out").click();
      assertThat(console.at("#log-out-question")).containsText("ログアウトします。よろしいですか。");
      console.at("#log-out-cancel").click();
      assertThat(console.at("#log-out-question")).isHidden();
      assertThat(answer(session, "/menu.xhtml").statusCode()).isEqualTo(200);
      console.at("#menu").click();
      console.shows("メニュー");
      assertThat(session(terminal)).contains(session);

      console.logOut();
      assertThat(console.at("main [role=status]")).hasText("ログアウトしました。");
      assertThat(console.at("#institution-name")).hasCount(0);
      assertTurnedAway(session, "/menu.xhtml");
      assertTurnedAway(session, URLS);
      assertTurnedAway(session, HOME_VISIT_CODE);

      for (int step = 0; step < 3; step++) {
        console.tab().goBack();
        assertThat(console.at("#institution-name")).hasCount(0);
        assertThat(console.at("#url-HOME_VISIT")).hasCount(0);
        assertThat(console.at("body")).not().containsText(HOSPITAL_NAME);
      }
      assertThat(
              Records.rows(
                  "select e.action, e.outcome from audit_event e"
                      + " join institution i on i.id = e.institution_id"
                      + " where i.code = ? and e.actor_name = 'kanri01'"
                      + " order by e.at desc, e.id desc limit 1",
                  HOSPITAL))
          .containsExactly(List.of("LOGOUT", "SUCCESS"));
    }
  }

  @Test
  @Tag("LOG-003")
  void noSessionBeginsBeforeTheLogInAndEachLogInBeginsANewOne() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal);
      assertThat(session(terminal)).isEmpty();
      console.toLogIn();
      assertThat(session(terminal)).isEmpty();
      refusal(console, HOSPITAL, "nobody1", "Unlike-it");
      assertThat(session(terminal)).isEmpty();
      console.logIn(HOSPITAL);
      String before = session(terminal).orElseThrow();
      console.logOut().logIn(HOSPITAL);
      String after = session(terminal).orElseThrow();

      assertThat(after).isNotEqualTo(before);
      assertTurnedAway(before, "/menu.xhtml");
      assertTurnedAway(before, URLS);
      assertThat(answer(after, "/menu.xhtml").statusCode()).isEqualTo(200);
      assertThat(cookie(terminal, "JSESSIONID").orElseThrow())
          .satisfies(
              cookie -> {
                assertThat(cookie.httpOnly).isTrue();
                assertThat(cookie.secure).isTrue();
                assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
                assertThat(cookie.path).isEqualTo("/console");
              });
      assertThat(console.tab().url()).doesNotContain("jsessionid");
    }
  }

  @Test
  @Tag("LOG-003")
  void aSessionIdThatSomebodyPlantedIsNeverTaken() {
    String planted = "PlantedBySomebodyWhoKnowsItBeforehand000";
    try (Device terminal = Device.pc()) {
      terminal
          .context()
          .addCookies(
              List.of(
                  new Cookie("JSESSIONID", planted)
                      .setDomain("localhost")
                      .setPath("/console")
                      .setHttpOnly(true)
                      .setSecure(true)
                      .setSameSite(SameSiteAttribute.STRICT)));
      ConsoleTerminal.start(terminal).toLogIn().logIn(HOSPITAL);
      assertThat(session(terminal).orElseThrow()).doesNotContain(planted);
      assertTurnedAway(planted, "/menu.xhtml");
    }
  }

  @Test
  @Tag("LOG-003")
  void loggingInWhereSomebodyElseStillIsEndsTheirSessionFirst() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal late = ConsoleTerminal.start(terminal).toLogIn();
      ConsoleTerminal.start(terminal).toLogIn().logIn(HOSPITAL, "GENERAL", "ippan01");
      String first = session(terminal).orElseThrow();

      late.tryToLogIn(HOSPITAL, "iryo01", Installation.get().password(HOSPITAL, "MEDICAL_VIEWER"));
      assertThat(late.at("main [role=status]")).hasText("ログアウトしました。");
      assertTurnedAway(first, "/menu.xhtml");
      late.logIn(HOSPITAL, "MEDICAL_VIEWER", "iryo01");
      assertHeader(late, "見本　閲覧");
      assertThat(session(terminal).orElseThrow()).isNotEqualTo(first);
      assertTurnedAway(first, "/menu.xhtml");
    }
  }

  @Test
  @Tag("LOG-007")
  void fiveWrongPasswordsLockAndTheRightOneThenGetsTheVerySameAnswer() {
    String right = Installation.get().password(DENTIST, "GENERAL");
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn();
      List<Refusal> refusals = new ArrayList<>();
      for (int failure = 1; failure <= FAILURES_THAT_LOCK; failure++) {
        assertThat(lock("ippan01")).isEqualTo(List.of(String.valueOf(failure - 1), "open"));
        refusals.add(refusal(console, DENTIST, "ippan01", "Unlike-it-" + failure));
      }
      assertThat(lock("ippan01")).isEqualTo(List.of(String.valueOf(FAILURES_THAT_LOCK), "locked"));

      refusals.add(refusal(console, DENTIST, "ippan01", right));
      assertThat(refusals).hasSize(FAILURES_THAT_LOCK + 1).containsOnly(refusals.get(0));
      assertThat(session(terminal)).isEmpty();

      // The others of the institution are not locked.
      console.logIn(DENTIST, "MASTER", "master01");
    } finally {
      unlock("ippan01");
    }
    // What locked was the account, not the terminal or its address.
    try (Device terminal = Device.pc()) {
      ConsoleTerminal.start(terminal).toLogIn().logIn(DENTIST, "GENERAL", "ippan01");
    }
  }

  @Test
  @Tag("LOG-003")
  void whateverIsWrongAtTheLogInTheAnswerIsTheSame() {
    String right = Installation.get().password(DENTIST, "MEDICAL_VIEWER");
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn();
      Refusal unknownInstitution = refusal(console, UNKNOWN_INSTITUTION, "iryo01", right);
      assertThat(refusal(console, DENTIST, "nobody1", right)).isEqualTo(unknownInstitution);
      assertThat(refusal(console, DENTIST, "n!", right)).isEqualTo(unknownInstitution);
      assertThat(refusal(console, DENTIST, "iryo01", "Unlike-it")).isEqualTo(unknownInstitution);
      assertThat(refusal(console, HOSPITAL, "iryo01", right)).isEqualTo(unknownInstitution);
      look(console.tab(), "console-login-refused");
      assertThat(cookie(terminal, "zaitaku_institution")).isEmpty();
    } finally {
      unlock("iryo01");
    }
  }

  private static Refusal refusal(
      ConsoleTerminal console, String institution, String userId, String password) {
    Response answer = console.tryToLogIn(institution, userId, password);
    assertThat(console.at("main [role=alert]")).hasText(REFUSED);
    assertThat(console.at("#institution-code")).hasValue(institution);
    assertThat(console.at("#user-id")).hasValue(userId);
    assertThat(console.at("#password")).hasValue("");
    Matcher nonce = NONCE.matcher(answer.headerValue("content-security-policy"));
    assertThat(nonce.find()).isTrue();
    String body =
        new String(answer.body(), StandardCharsets.UTF_8)
            .replace(nonce.group(1), "{nonce}")
            .replace("value=\"" + institution + "\"", "value=\"{institution}\"")
            .replace("value=\"" + userId + "\"", "value=\"{user}\"");
    assertThat(body).contains("{nonce}", "{institution}", "{user}").doesNotContain(password);
    return new Refusal(
        answer.status(),
        new TreeSet<>(answer.headers().keySet()),
        console.at("body").innerText(),
        body);
  }

  private static List<String> lock(String userId) {
    return Records.rows(
            "select a.failed_logins, case when a.locked_at is null then 'open' else 'locked' end"
                + " from account a join institution i on i.id = a.institution_id"
                + " where i.code = ? and a.user_id = ?",
            DENTIST,
            userId)
        .get(0);
  }

  private static void unlock(String userId) {
    Records.change(
        "update account set failed_logins = 0, locked_at = null where user_id = ?"
            + " and institution_id = (select id from institution where code = ?)",
        userId,
        DENTIST);
    Records.change(
        "update login_origin set failures = 0, locked_at = null where account_id = (select id from account where user_id = ?"
            + " and institution_id = (select id from institution where code = ?))",
        userId,
        DENTIST);
  }

  @Test
  @Tag("LOG-044")
  void whatIsMissingAtTheLogInIsNamedMarkedAndReachedFirst() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn();
      List<String> fields = List.of("#institution-code", "#user-id", "#password");
      assertThat(console.at("main form > .hint")).hasText("＊の付いた項目は必ず入力してください。");
      assertThat(console.at(".label .required")).hasText(new String[] {"＊", "＊", "＊"});
      for (String field : fields) {
        assertThat(console.at(field)).hasAttribute("aria-required", "true");
        assertThat(console.at(field)).hasAttribute("aria-invalid", "false");
        // The mark is for eyes; what is read out is the word alone.
        assertThat(console.at(field)).not().hasAccessibleName(Pattern.compile("＊"));
      }

      console.at("#log-in").click();
      assertThat(console.at("#institution-code")).isFocused();
      for (String[] message :
          new String[][] {
            {"#institution-code", "医療機関コードを入力してください。"},
            {"#user-id", "ユーザIDを入力してください。"},
            {"#password", "パスワードを入力してください。"}
          }) {
        assertThat(console.at(message[0])).hasAttribute("aria-invalid", "true");
        assertThat(console.at(message[0] + "-message")).hasText(message[1]);
        assertThat(console.at(message[0]))
            .hasAccessibleDescription(Pattern.compile(message[1] + "$"));
      }
      look(console.tab(), "console-login-incomplete");

      console.tryToLogIn(HOSPITAL, "", "any");
      assertThat(console.at("#user-id")).isFocused();
      assertThat(console.at("#institution-code")).hasAttribute("aria-invalid", "false");
      assertThat(console.at("#user-id")).hasAttribute("aria-invalid", "true");
      assertThat(console.at("#password")).hasAttribute("aria-invalid", "false");

      console.tryToLogIn("12", "kanri01", "any");
      assertThat(console.at("#institution-code")).isFocused();
      assertThat(console.at("#institution-code-message")).hasText("医療機関コードは10桁の数字で入力してください。");
      assertThat(session(terminal)).isEmpty();
    }
  }

  @Test
  @Tag("X-15")
  void theTerminalRemembersTheInstitutionAndNothingElse() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn();
      assertThat(console.at("#institution-code")).hasValue("");
      console.logIn(HOSPITAL).logOut();
      assertThat(console.at("#institution-code")).hasValue(HOSPITAL);
      assertThat(console.at("#user-id")).hasValue("");
      assertThat(console.at("#password")).hasValue("");
      assertThat(cookie(terminal, "zaitaku_institution").orElseThrow())
          .satisfies(
              cookie -> {
                assertThat(cookie.value).isEqualTo(HOSPITAL);
                assertThat(cookie.httpOnly).isTrue();
                assertThat(cookie.secure).isTrue();
              });
      assertThat(ConsoleTerminal.start(terminal).toLogIn().at("#institution-code"))
          .hasValue(HOSPITAL);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MASTER         | master01 | 見本　マスタ",
        "MASTER_RESET   | reset01  | 見本　リセット",
        "GENERAL        | ippan01  | 見本　一般",
        "MEDICAL_VIEWER | iryo01   | 見本　閲覧"
      })
  @Tag("LOG-036")
  void whoeverIsNoAdministratorFindsNoUrlInTheMenuNorByItsAddress(
      String role, String userId, String userName) {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console =
          ConsoleTerminal.start(terminal).toLogIn().logIn(HOSPITAL, role, userId);
      Page page = console.tab();
      assertHeader(console, userName);
      assertThat(console.at("#entry-PASSWORD_CHANGE")).hasText("パスワード変更");
      assertThat(console.at("#entry-ACCESS_URL")).hasCount(0);
      if (role.equals("GENERAL")) {
        look(page, "console-menu-general");
      }

      Response nowhere = page.navigate(ConsoleTerminal.address("/no-such-screen.xhtml"));
      assertThat(nowhere.status()).isEqualTo(404);
      String words = console.at("body").innerText();
      for (String path : List.of(URLS, HOME_VISIT_CODE, ONLINE_CODE)) {
        Response refused = page.navigate(ConsoleTerminal.address(path));
        assertThat(refused.status()).as(path).isEqualTo(404);
        assertThat(refused.headerValue("content-type")).as(path).startsWith("text/html");
        console.shows("画面が見つかりません");
        assertThat(console.at("body").innerText()).as(path).isEqualTo(words);
      }
      for (String odd :
          List.of(
              "/access-url.xhtml;x=1",
              "/access-url/../access-url.xhtml",
              "/ACCESS-URL.xhtml",
              "//access-url.xhtml",
              "/menu.xhtml/../access-url/qr?setting=HOME_VISIT",
              "/access%2Durl.xhtml",
              "/access-url.jsf",
              "/access-url")) {
        assertThat(answer(session(terminal).orElseThrow(), odd).statusCode())
            .as(odd)
            .isIn(400, 404);
      }
      if (role.equals("GENERAL")) {
        look(page, "console-not-found");
      }
    }
  }

  @Test
  @Tag("LOG-036")
  void aStrangerIsLedToTheStartPageWhateverTheyAskFor() {
    for (String path :
        List.of(
            "/menu.xhtml",
            "/announcements.xhtml",
            URLS,
            HOME_VISIT_CODE,
            "/no-such-screen.xhtml")) {
      assertTurnedAway("nobody", path);
    }
  }

  @ParameterizedTest
  @CsvSource({"1319999015", "1339999029", "1349999035", "1369999048"})
  @Tag("LOG-029")
  @Tag("LOG-036")
  @Tag("URL-004")
  void anAdministratorFindsTheOwnInstitutionsUrlsAndNobodyElses(String institution) {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn().logIn(institution);
      assertThat(console.at(".group h2:has-text('マイナ在宅受付web管理')")).hasText("11マイナ在宅受付web管理");
      assertThat(console.at("#entry-ACCESS_URL")).hasText("医療機関別URL取得・変更");
      Response screen =
          console
              .tab()
              .waitForResponse(
                  ConsoleTerminal.address(URLS), () -> console.at("#entry-ACCESS_URL").click());
      console.shows("医療機関別URL取得・変更");

      List<List<String>> own = urls("i.code = ?", institution);
      assertThat(own).extracting(url -> url.get(0)).containsExactly("HOME_VISIT", "ONLINE");
      assertThat(console.at(".facts").first().locator("dd"))
          .hasText(
              new String[] {
                institution, Records.one("select name from institution where code = ?", institution)
              });
      own.forEach(url -> assertShown(console, url.get(0), url.get(1)));

      List<String> others =
          urls("i.code <> ?", institution).stream().map(url -> url.get(1)).toList();
      assertThat(others).hasSizeGreaterThanOrEqualTo(3);
      assertThat(screen.text()).contains(own.get(0).get(1)).doesNotContain(others);
      String stranger = institution.equals(HOSPITAL) ? DENTIST : HOSPITAL;
      for (String name : List.of("institution", "institutionId", "institution-code", "code")) {
        APIResponse screenOf = ask(terminal, URLS + "?" + name + "=" + stranger);
        assertThat(screenOf.status()).isEqualTo(200);
        assertThat(screenOf.text()).contains(own.get(0).get(1)).doesNotContain(others);
        assertThat(ask(terminal, HOME_VISIT_CODE + "&" + name + "=" + stranger).body())
            .isEqualTo(ask(terminal, HOME_VISIT_CODE).body());
      }
      for (String setting : List.of("OUTPATIENT", "EMERGENCY", "home_visit", "")) {
        assertThat(ask(terminal, "/access-url/qr?setting=" + setting).status())
            .as(setting)
            .isEqualTo(404);
      }
    }
  }

  @Test
  void bothKindsOfServiceHaveAUrlAndACodeOfTheirOwn() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn().logIn(DENTIST).toUrls();
      assertThat(console.at("main .panel h2"))
          .hasText(new String[] {"医療機関等情報", "訪問診療等", "オンライン診療等・外来診療等（通常とは異なる動線）"});
      List<List<String>> valid = urls("i.code = ?", DENTIST);
      assertThat(valid).extracting(url -> url.get(0)).containsExactly("HOME_VISIT", "ONLINE");
      valid.forEach(url -> assertShown(console, url.get(0), url.get(1)));
      assertThat(valid.get(0).get(1)).isNotEqualTo(valid.get(1).get(1));
      look(console.tab(), "console-access-url-both");
    }
  }

  private static void assertShown(ConsoleTerminal console, String kind, String token) {
    String address = Installation.get().publicUrl() + "/reception/v/" + token;
    assertThat(console.at("#url-" + kind)).hasText(address);
    assertThat(console.at("[data-copy=url-" + kind + "]")).hasText("コピー");
    assertThat(TwoDimensionalCode.decode(console.at("#qr-" + kind))).isEqualTo(address);
  }

  /** Care setting and token of the valid URLs. */
  private static List<List<String>> urls(String condition, String institution) {
    return Records.rows(
        "select u.care_setting, u.token from access_url u"
            + " join institution i on i.id = u.institution_id where u.withdrawn_at is null and "
            + condition
            + " order by u.care_setting",
        institution);
  }

  @Test
  void everyScreenOfTheConsoleIsAccessibleAndFitsItsScreen() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal);
      Page page = console.tab();
      look(page, "console-start");
      look(console.toLogIn().tab(), "console-login");
      look(console.logIn(HOSPITAL).tab(), "console-menu");
      look(console.toUrls().tab(), "console-access-url");
      console.at("#announcements").click();
      look(console.shows("お知らせ一覧").tab(), "console-announcements");
      openQuestion(console);
      Look.at(page, "console-log-out");
      console.at("#log-out-ok").click();
      look(console.shows("ログイン").tab(), "console-logged-out");
    }
  }

  @Test
  @Tag("LOG-011")
  void theQuestionBeforeLoggingOutFitsALittleScreen() {
    try (Device terminal = Device.of(320, 568)) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal).toLogIn().logIn(HOSPITAL);
      openQuestion(console);
      Layout.assertFits(console.tab());
      console.at("#log-out-ok").click();
      console.shows("ログイン");
    }
  }

  private static void openQuestion(ConsoleTerminal console) {
    console.at("#log-out").click();
    console.at("#log-out-ok").waitFor();
  }

  private static Optional<Cookie> cookie(Device terminal, String name) {
    return terminal.context().cookies().stream()
        .filter(cookie -> cookie.name.equals(name))
        .findFirst();
  }

  private static Optional<String> session(Device terminal) {
    return cookie(terminal, "JSESSIONID").map(cookie -> cookie.value);
  }

  /** The console's answer to this terminal, outside of its tabs. */
  private static APIResponse ask(Device terminal, String path) {
    return terminal.context().request().get(ConsoleTerminal.address(path));
  }

  private static void assertTurnedAway(String session, String path) {
    HttpResponse<String> answer = answer(session, path);
    assertThat(answer.statusCode()).as(path).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).as(path).contains("/console/start.xhtml");
    assertThat(answer.body()).as(path).isEmpty();
  }

  /** The console's answer to whoever knows a session's id; redirects are not followed. */
  private static HttpResponse<String> answer(String session, String path) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(URI.create(ConsoleTerminal.address(path)))
              .header("Cookie", "JSESSIONID=" + session)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Also enlarged to 400 %, as WCAG 1.4.10 asks. */
  private static void look(Page page, String screen) {
    Look.at(page, screen);
    page.setViewportSize(320, 900);
    Layout.assertFits(page);
    page.setViewportSize(1280, 900);
  }

  /**
   * Edge's own build cannot be had here. It is Chromium by another name, so the name is what can
   * differ: nothing may depend on it.
   */
  @Test
  @Tag("LOG-052")
  void aBrowserThatNamesItselfEdgeOnWindowsIsServedAsAnyOther() {
    try (Device terminal = Device.pc()) {
      ConsoleTerminal console = ConsoleTerminal.start(terminal);
      nameEdgeOnWindows(console.tab());
      console.tab().reload();
      assertThat(
              console
                  .tab()
                  .evaluate("navigator.userAgentData.brands.map(brand => brand.brand).join()"))
          .isEqualTo("Chromium,Microsoft Edge");

      console.toLogIn().logIn(HOSPITAL).toUrls();
      assertThat(console.at("#qr-HOME_VISIT")).isVisible();
      console.at("#menu").click();
      console.at("#entry-ACCOUNT_UPDATE").click();
      console.shows("アカウント検索").at("#find").click();
      assertThat(console.at("#accounts tbody tr").first()).isVisible();
      console.at("#menu").click();
      console.at("#entry-ACCOUNT_REGISTER").click();
      console.at("#valid-from-calendar").click();
      assertThat(console.at("#calendar")).isVisible();
      console.tab().keyboard().press("Escape");
      assertThat(console.at("#calendar")).isHidden();
      console.logOut();
    }
  }

  private static void nameEdgeOnWindows(Page page) {
    JsonObject metadata = new JsonObject();
    JsonArray brands = new JsonArray();
    for (String brand : List.of("Chromium", "Microsoft Edge")) {
      JsonObject named = new JsonObject();
      named.addProperty("brand", brand);
      named.addProperty("version", "141");
      brands.add(named);
    }
    metadata.add("brands", brands);
    metadata.addProperty("platform", "Windows");
    metadata.addProperty("platformVersion", "15.0.0");
    metadata.addProperty("architecture", "x86");
    metadata.addProperty("model", "");
    metadata.addProperty("mobile", false);
    JsonObject names = new JsonObject();
    names.addProperty(
        "userAgent",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0");
    names.addProperty("platform", "Win32");
    names.add("userAgentMetadata", metadata);
    page.context().newCDPSession(page).send("Emulation.setUserAgentOverride", names);
  }
}
