package org.zaitaku.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A stock WildFly after {@code configure.sh … tls}: TLS at both doors, certificates of terminals.
 */
@Tag("long")
@Tag("ORG-020")
@Tag("X-15")
class TerminalCertificateIT {

  private static final String HOSPITAL = "1319999015";
  private static final String DENTIST = "1339999029";
  private static final Pattern INPUT = Pattern.compile("<input [^>]*>");

  private static final Pattern NONCE = Pattern.compile("csp\\.init\\('([^']+)'\\)");

  private static final TestAuthority SERVERS = new TestAuthority("CN=Authority of servers");
  private static final TestAuthority TERMINALS = new TestAuthority("CN=Authority of terminals");

  private static StockServer stock;
  private static String closed;
  private static String open;

  @BeforeAll
  static void configureTwiceAndStart() throws Exception {
    stock = new StockServer();
    ApplicationServer.Ports tls = Installation.freePorts();
    closed = "https://localhost:" + tls.closed();
    open = "https://localhost:" + tls.open();
    Map<String, String> environment = new HashMap<>();
    environment.put(
        "ZAITAKU_TLS_PUBLIC_KEYSTORE",
        TestAuthority.write(
                SERVERS.issue("CN=Patients' door").store(), stock.directory().resolve("public.p12"))
            .toString());
    environment.put(
        "ZAITAKU_TLS_CLOSED_KEYSTORE",
        TestAuthority.write(
                SERVERS.issue("CN=Closed door").store(), stock.directory().resolve("closed.p12"))
            .toString());
    environment.put(
        "ZAITAKU_TLS_TERMINALS",
        TestAuthority.write(TERMINALS.trust(), stock.directory().resolve("terminals.p12"))
            .toString());
    for (String store : new String[] {"PUBLIC", "CLOSED", "TERMINALS"}) {
      environment.put("ZAITAKU_TLS_" + store + "_PASSWORD", TestAuthority.password());
    }
    environment.put("ZAITAKU_TLS_CLOSED_PORT", String.valueOf(tls.closed()));
    environment.put("ZAITAKU_TLS_PUBLIC_PORT", String.valueOf(tls.open()));
    environment.put("ZAITAKU_TERMINAL_CERTIFICATE", "true");

    configure(environment, "plain");
    configure(environment, "tls");
    String once = StockServer.read(stock.standaloneXml());
    configure(environment, "tls");
    ConfiguredServerIT.assertSame(StockServer.read(stock.standaloneXml()), once);
    assertThat(once).doesNotContain(TestAuthority.password(), "<http-listener");
    stock.start(open, environment);
  }

  private static void configure(Map<String, String> environment, String doors) throws IOException {
    StockServer.Run run = stock.configure(environment, doors);
    assertThat(run.exit()).as(run.output()).isZero();
  }

  @AfterAll
  static void stop() {
    if (stock != null) {
      stock.close();
    }
  }

  @Test
  void theServerStartsWithoutErrorsAndKeepsPasswordsOutOfItsLog() {
    assertThat(StockServer.read(stock.log()))
        .contains("WFLYSRV0025")
        .doesNotContain(" ERROR ", "WFLYSRV0026", TestAuthority.password());
  }

  @Test
  void patientsNeedNoCertificate() throws Exception {
    HttpResponse<String> service = get(stranger(), open + "/reception/api/v1/service");

    assertThat(service.statusCode()).isEqualTo(200);
    assertThat(service.body()).contains("\"verification\"");
    assertThat(get(stranger(), open + "/console/login.xhtml").statusCode()).isEqualTo(404);
  }

  @Test
  void aTerminalWithoutACertificateIsTurnedAway() {
    assertThatThrownBy(() -> get(stranger(), closed + "/console/login.xhtml"))
        .isInstanceOf(SSLException.class);
  }

  @Test
  void aCertificateOfAnUnknownAuthorityIsTurnedAway() {
    TestAuthority unknown = new TestAuthority("CN=Authority of terminals");
    HttpClient terminal =
        client(unknown.issue("SERIALNUMBER=" + HOSPITAL + ", CN=Terminal of a stranger"));

    assertThatThrownBy(() -> get(terminal, closed + "/console/login.xhtml"))
        .isInstanceOf(SSLException.class);
  }

  @Test
  void nothingAnswersWithoutTls() {
    for (int port : new int[] {stock.ports().closed(), stock.ports().open()}) {
      assertThatThrownBy(() -> new Socket("localhost", port).close())
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  @Tag("LOG-002")
  @Tag("LOG-003")
  void theInstitutionComesFromTheCertificateAndNobodyTypesItsCode() throws Exception {
    HttpClient terminal = terminal("SERIALNUMBER=" + HOSPITAL + ", CN=Terminal 1");
    String page = get(terminal, closed + "/console/login.xhtml").body();
    assertThat(page)
        .contains("id=\"user-id\"", "id=\"password\"")
        .doesNotContain("institution-code");

    HttpResponse<String> menu = logIn(terminal, HOSPITAL, Map.of());
    assertThat(menu.uri().getPath()).isEqualTo("/console/menu.xhtml");
    assertThat(menu.body()).contains("id=\"user-name\"", "医療機関別URL取得・変更");
    assertThat(get(terminal, closed + "/console/access-url.xhtml").body())
        .contains(HOSPITAL)
        .contains(open + "/reception/v/");
  }

  @Test
  void noTerminalLogsInForAnotherInstitution() throws Exception {
    HttpClient terminal = terminal("SERIALNUMBER=" + HOSPITAL + ", CN=Terminal 1");

    HttpResponse<String> answer = logIn(terminal, DENTIST, Map.of("institution-code", DENTIST));

    assertRefused(terminal, answer);
  }

  @Test
  void aCertificateThatNamesNoInstitutionOpensNone() throws Exception {
    HttpClient terminal = terminal("CN=Terminal without a code");

    HttpResponse<String> answer = logIn(terminal, HOSPITAL, Map.of("institution-code", HOSPITAL));

    assertRefused(terminal, answer);
  }

  @Test
  void aRunThatForgetsTlsIsRefused() throws Exception {
    String before = StockServer.read(stock.standaloneXml());

    StockServer.Run run = stock.configure(Map.of());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.output()).contains("this server was configured with TLS");
    assertThat(StockServer.read(stock.standaloneXml())).isEqualTo(before);
  }

  private static void assertRefused(HttpClient terminal, HttpResponse<String> answer)
      throws Exception {
    assertThat(answer.uri().getPath()).isEqualTo("/console/login.xhtml");
    assertThat(answer.body()).contains("ログインできませんでした。").doesNotContain("institution-code");
    assertThat(get(terminal, closed + "/console/menu.xhtml").uri().getPath())
        .isEqualTo("/console/start.xhtml");
  }

  /** Fills the form in as it came and sends it, with the password of this institution's account. */
  private static HttpResponse<String> logIn(
      HttpClient terminal, String institution, Map<String, String> more) throws Exception {
    String page = get(terminal, closed + "/console/login.xhtml").body();
    Map<String, String> form = new LinkedHashMap<>();
    for (Matcher input = INPUT.matcher(page); input.find(); ) {
      attribute(input.group(), "name")
          .ifPresent(name -> form.put(name, attribute(input.group(), "value").orElse("")));
    }
    assertThat(form).containsKeys("user-id", "password", "log-in");
    // What the page's script adds to every form.
    Matcher nonce = NONCE.matcher(page);
    assertThat(nonce.find()).isTrue();
    form.put("primefaces.nonce", nonce.group(1));
    form.put("user-id", "kanri01");
    form.put("password", stock.password(institution, "ADMINISTRATOR"));
    form.putAll(more);
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return terminal.send(
        HttpRequest.newBuilder(URI.create(closed + "/console/login.xhtml"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", closed)
            .header("Accept-Language", "ja")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static Optional<String> attribute(String tag, String name) {
    Matcher value = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
    return value.find() ? Optional.of(value.group(1)) : Optional.empty();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> get(HttpClient client, String url)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(url)).header("Accept-Language", "ja").build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** A terminal with a certificate of the trusted authority. */
  private static HttpClient terminal(String subject) {
    return client(TERMINALS.issue(subject));
  }

  private static HttpClient stranger() {
    return client(null);
  }

  /** A browser of this identity, or without one where it is null. */
  private static HttpClient client(TestAuthority.Identity identity) {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(SERVERS.trust());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          identity == null ? null : new KeyManager[] {new Shown(identity)},
          trust.getTrustManagers(),
          null);
      return HttpClient.newBuilder()
          .sslContext(context)
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Shows its certificate whichever authorities the server names; the JDK's own would hold back.
   */
  private static final class Shown extends X509ExtendedKeyManager {

    private static final String ALIAS = "own";
    private final TestAuthority.Identity identity;

    Shown(TestAuthority.Identity identity) {
      this.identity = identity;
    }

    @Override
    public String chooseEngineClientAlias(
        String[] keyTypes, Principal[] issuers, SSLEngine engine) {
      return ALIAS;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
      return ALIAS;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return identity.chain();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return identity.key();
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
      return null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
      return null;
    }
  }
}
