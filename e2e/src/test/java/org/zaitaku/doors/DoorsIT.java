package org.zaitaku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.doors.RawHttp.Answer;
import org.zaitaku.e2e.Installation;

/**
 * /console and /his open on the closed server only, /reception and /device on the public one only,
 * however the path or the host is written. The addresses are those of the test installation, or
 * {@code zaitaku.closed.url} and {@code zaitaku.public.url}.
 */
class DoorsIT {

  private static final List<String> CLOSED_PATHS = List.of("console", "his");
  private static final List<String> PUBLIC_PATHS = List.of("reception", "device");

  /** Words that would tell which server this is, or how it looks inside. */
  private static final List<String> SERVER_WORDS =
      List.of("wildfly", "undertow", "jboss", "resteasy", "mojarra", "exception", "\tat ", "java.");

  private final RawHttp closedDoor =
      new RawHttp(base("zaitaku.closed.url", Installation::closedUrl));
  private final RawHttp publicDoor =
      new RawHttp(base("zaitaku.public.url", Installation::publicUrl));

  private static URI base(
      String property, java.util.function.Function<Installation, String> installed) {
    String url = System.getProperty(property);
    return URI.create(url != null ? url : installed.apply(Installation.get()));
  }

  @Test
  void eachDoorOpensOnItsOwnServer() {
    assertThat(closedDoor.get("/his/nothing").headers()).anyMatch(DoorsIT::isProblem);
    assertThat(publicDoor.get("/device/nothing").headers()).anyMatch(DoorsIT::isProblem);
    assertThat(closedDoor.get("/his/nothing").hasHeader("X-Correlation-Id")).isTrue();
    assertThat(closedDoor.get("/console/").hasHeader("Content-Type")).isTrue();
    assertThat(publicDoor.get("/reception/api/v1/service").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("closedTargets")
  void thePublicServerKnowsNothingOfTheClosedDoors(String target) {
    assertNothing(publicDoor.get(target), target);
  }

  @ParameterizedTest
  @MethodSource("publicTargets")
  void theClosedServerKnowsNothingOfThePublicDoors(String target) {
    assertNothing(closedDoor.get(target), target);
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void noHostNameOpensTheOtherServer(String host, String header) {
    for (String path : CLOSED_PATHS) {
      assertNothing(publicDoor.send("GET", "/" + path + "/", host, header), host + " " + header);
    }
    for (String path : PUBLIC_PATHS) {
      assertNothing(closedDoor.send("GET", "/" + path + "/", host, header), host + " " + header);
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void noMethodOpensTheOtherServer(String method) {
    for (String path : CLOSED_PATHS) {
      assertNothing(publicDoor.send(method, "/" + path + "/", publicDoor.authority()), method);
    }
    for (String path : PUBLIC_PATHS) {
      assertNothing(closedDoor.send(method, "/" + path + "/", closedDoor.authority()), method);
    }
  }

  @ParameterizedTest
  @MethodSource("otherPathsOfServers")
  void neitherServerOffersAnythingElse(String target) {
    assertNothing(publicDoor.get(target), target);
    assertNothing(closedDoor.get(target), target);
  }

  @Test
  void aRequestWithoutHostIsRefused() {
    assertThat(publicDoor.send("GET", "/device/x", null).status()).isEqualTo(400);
    assertThat(closedDoor.send("GET", "/his/x", null).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:8080", "localhost@evil.example", "evil.example/x?"})
  void noRedirectLeadsToTheHostThatTheClientNames(String host) {
    String forwarded = "X-Forwarded-Host: evil.example";
    for (String target :
        List.of(
            "/console",
            "/console?//evil.example",
            "/console/",
            "/console/menu.xhtml",
            "/console/no-such-screen.xhtml",
            "/console/access-url/qr",
            "/his")) {
      assertLeadsNowhereElse(closedDoor.send("GET", target, host, forwarded), target);
      assertLeadsNowhereElse(closedDoor.send("POST", target, host, forwarded), target);
    }
    for (String target :
        List.of("/reception", "/reception/", "/reception/v/x", "/reception/return", "/device")) {
      assertLeadsNowhereElse(publicDoor.send("GET", target, host, forwarded), target);
    }
  }

  @Test
  void redirectsNameTheirPathOnly() {
    String host = "evil.example";
    assertThat(closedDoor.send("GET", "/console", host).headers()).contains("Location: /console/");
    assertThat(closedDoor.send("GET", "/console/menu.xhtml", host).headers())
        .contains("Location: /console/start.xhtml");
    assertThat(publicDoor.send("GET", "/reception", host).headers())
        .contains("Location: /reception/");
  }

  private static void assertLeadsNowhereElse(Answer answer, String target) {
    assertThat(answer.headers())
        .as(target)
        .filteredOn(header -> header.toLowerCase(Locale.ROOT).startsWith("location:"))
        .allMatch(header -> header.matches("(?i)location: /(console|his|reception|device)/.*"));
  }

  @Test
  void anAnswerOfADoorDoesNotNameTheServer() {
    assertNamesNoServer(publicDoor.get("/device/nothing"));
    assertNamesNoServer(publicDoor.get("/device/nothing", "Accept: foo"));
    assertNamesNoServer(publicDoor.get("/device/nothing", "Content-Type: foo"));
    assertNamesNoServer(closedDoor.get("/his/nothing"));
    assertNamesNoServer(closedDoor.get("/console/"));
    assertNamesNoServer(closedDoor.get("/console/%zz"));
    assertNamesNoServer(publicDoor.get("/reception/nothing"));
  }

  /**
   * Not found, or refused as a malformed request; by the server itself and not by a door, unless
   * the target begins in a door of this very server.
   */
  private static void assertNothing(Answer answer, String request) {
    assertThat(answer.status()).as(request).isIn(400, 404, 405, 501);
    assertThat(answer.hasHeader("Set-Cookie")).as(request).isFalse();
    assertThat(answer.hasHeader("Location")).as(request).isFalse();
    if (!request.matches("(?s).*(reception|device|console|his)/+[^/]*\\.\\.?.*|.*/(%2e|\\.).*")) {
      assertThat(answer.hasHeader("X-Correlation-Id")).as(request).isFalse();
    }
    assertNamesNoServer(answer);
  }

  private static void assertNamesNoServer(Answer answer) {
    assertThat(answer.hasHeader("Server")).isFalse();
    assertThat(answer.hasHeader("X-Powered-By")).isFalse();
    assertThat(answer.status()).isNotEqualTo(500);
    String all = (answer.headers() + answer.body()).toLowerCase(Locale.ROOT);
    assertThat(SERVER_WORDS).noneMatch(all::contains);
  }

  private static boolean isProblem(String header) {
    return header.toLowerCase(Locale.ROOT).startsWith("content-type: application/problem+json");
  }

  static Stream<String> closedTargets() {
    return CLOSED_PATHS.stream().flatMap(path -> disguises(path, PUBLIC_PATHS));
  }

  static Stream<String> publicTargets() {
    return PUBLIC_PATHS.stream().flatMap(path -> disguises(path, CLOSED_PATHS));
  }

  /** Ways to write a path that some server, proxy or filter somewhere took for the plain one. */
  private static Stream<String> disguises(String path, List<String> neighbours) {
    String first = String.format("%%%02x", (int) path.charAt(0)) + path.substring(1);
    Stream<String> plain =
        Stream.of(
            "/" + path,
            "/" + path + "/",
            "/" + path + "/api/v1/service",
            "/" + path + "?x=1",
            "/" + path + "/;x=1",
            "/" + path + ";x=1/",
            "/" + path + ";jsessionid=1",
            "/;x=1/" + path + "/",
            "/;/" + path + "/",
            "//" + path + "/",
            "///" + path,
            "/./" + path + "/",
            "/.//" + path + "/",
            "/" + path.toUpperCase(Locale.ROOT) + "/",
            "/" + first + "/",
            "/" + first.toUpperCase(Locale.ROOT) + "/",
            "/%25" + first.substring(1) + "/",
            "/%2f" + path + "/",
            "/%2F" + path + "/",
            "/" + path + "%2f",
            "/%5c" + path + "/",
            "/\\" + path + "/",
            "/" + path + "%00/",
            "/" + path + "%20/",
            "/" + path + "%3b/",
            "/" + path + "%23/",
            "/" + path + ".",
            "/%c0%af" + path + "/",
            "/%ef%bc%8f" + path + "/",
            "/x/../" + path + "/",
            "/x/..;/" + path + "/",
            "/x/..;x=1/" + path + "/",
            "/x/%2e%2e/" + path + "/",
            "/x/.%2e/" + path + "/",
            "/x/%2e%2e%2f" + path + "/",
            "/x/..%2f" + path + "/",
            "/x/..%5c" + path + "/",
            "/../" + path + "/",
            "/..;/" + path + "/",
            "/%2e%2e/" + path + "/",
            "/%2e/" + path + "/",
            "/%252e%252e/" + path + "/",
            "http://localhost/" + path + "/",
            "http://default-host/" + path + "/",
            "http://public-host/" + path + "/",
            "HTTP://LOCALHOST//" + path + "/");
    Stream<String> fromNextDoor =
        neighbours.stream()
            .flatMap(
                next ->
                    Stream.of(
                        "/" + next + "/../" + path + "/",
                        "/" + next + "/..;/" + path + "/",
                        "/" + next + ";/../" + path + "/",
                        "/" + next + "/%2e%2e/" + path + "/",
                        "/" + next + "/..%2f" + path + "/",
                        "/" + next + "/.;/..;/" + path + "/",
                        "/" + next + "/x/../../" + path + "/"));
    return Stream.concat(plain, fromNextDoor);
  }

  static Stream<Arguments> hosts() {
    Stream<String> names =
        Stream.of(
            "localhost",
            "LocalHost",
            "LOCALHOST:8080",
            "localhost:8081",
            "default-host",
            "public-host",
            "default-server",
            "public",
            "127.0.0.1",
            "[::1]",
            "evil.example",
            "localhost.",
            "localhost:99999",
            "a b");
    Stream<Arguments> byHost = names.map(name -> Arguments.of(name, "Accept: */*"));
    Stream<Arguments> byHeader =
        Stream.of(
                "X-Forwarded-Host: default-host",
                "X-Forwarded-Host: public-host",
                "X-Forwarded-Port: 8080",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Prefix: /console",
                "X-Forwarded-Server: default-server",
                "Forwarded: for=127.0.0.1;host=default-host;proto=https",
                "X-Original-URL: /console/",
                "X-Rewrite-URL: /his/",
                "X-HTTP-Method-Override: PUT",
                "Upgrade: h2c")
            .map(header -> Arguments.of("localhost", header));
    return Stream.concat(byHost, byHeader);
  }

  static Stream<String> methods() {
    return Stream.of(
        "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "X");
  }

  static Stream<String> otherPathsOfServers() {
    return Stream.of(
        "/",
        "/index.html",
        "/management",
        "/wildfly-services",
        "/health",
        "/health/ready",
        "/metrics",
        "/openapi",
        "/error",
        "/zaitaku-web",
        "/zaitaku-rest-his",
        "/zaitaku",
        "/favicon.ico",
        "/.well-known/x",
        "/WEB-INF/web.xml",
        "/META-INF/MANIFEST.MF");
  }
}
