package org.zaitaku.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.ops.DatabaseTarget;
import org.zaitaku.ops.EmbeddedDatabase;
import org.zaitaku.ops.SchemaMigration;
import org.zaitaku.simulator.CardDirectory;
import org.zaitaku.simulator.ServeSettings;
import org.zaitaku.simulator.ServerRefused;
import org.zaitaku.simulator.SimulatorServer;

/** The same EAR, started for production. */
@Tag("long")
class ProductionIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path directory =
      Path.of(System.getProperty("zaitaku.e2e.directory")).toAbsolutePath();
  private EmbeddedDatabase database;
  private CardDirectory cards;
  private Path anchors;
  private ApplicationServer server;
  private ApplicationServer.Ports ports;

  @BeforeEach
  void prepare() throws IOException, GeneralSecurityException, OperatorCreationException {
    Files.createDirectories(directory);
    database = EmbeddedDatabase.temporary();
    new SchemaMigration(DatabaseTarget.of(database, "production")).migrate();
    ports = Installation.freePorts();
    anchors = Files.writeString(Files.createTempFile(directory, "anchors", ".pem"), authority());
    cards =
        CardDirectory.init(
            Files.createTempDirectory(directory, "production-cards"),
            URI.create("http://localhost:1"),
            Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop();
    }
    database.close();
  }

  /** An authority as a real one would look, out of nobody's simulator. */
  private static String authority()
      throws GeneralSecurityException, OperatorCreationException, IOException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(384);
    KeyPair pair = keys.generateKeyPair();
    X500Name name = new X500Name("C=JP, O=Example, OU=Example authority");
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(Duration.ofDays(1))),
            name,
            pair.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    byte[] der =
        builder
            .build(new JcaContentSignerBuilder("SHA384withECDSA").build(pair.getPrivate()))
            .getEncoded();
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END CERTIFICATE-----\n";
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("ZAITAKU_ENVIRONMENT", "production");
    settings.put("ZAITAKU_DB_URL", database.jdbcUrl());
    settings.put("ZAITAKU_DB_USER", database.application().user());
    settings.put("ZAITAKU_DB_PASSWORD", database.application().password());
    settings.put("ZAITAKU_PUBLIC_ORIGIN", "http://localhost:" + ports.open());
    settings.put("ZAITAKU_CARD_ANCHORS", anchors.toString());
    settings.put("ZAITAKU_CARD_SERIAL_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    settings.put("ZAITAKU_SECRET_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    settings.put("ZAITAKU_CARD_LINK_TEMPLATE", "https://cards.example.jp/?c={challenge}");
    settings.put("ZAITAKU_SERVICE_NAME", "見本在宅受付");
    settings.put("ZAITAKU_SERVICE_FOOTER", "© 見本法人");
    settings.put("ZAITAKU_SERVICE_CONTACTS", "窓口=000-0000");
    return settings;
  }

  private void start(Map<String, String> settings) throws IOException {
    server =
        new ApplicationServer(
            Path.of(System.getProperty("zaitaku.e2e.server")).toAbsolutePath(),
            Files.createTempDirectory(directory, "production"),
            ports,
            settings);
    server.start();
  }

  private String refusedStart(Map<String, String> settings) throws IOException {
    assertThatThrownBy(() -> start(settings)).hasMessageContaining("does not start");
    for (String path :
        new String[] {
          "/reception/api/v1/service", "/reception/v/AAAAAAAAAAAAAAAAAAAAAAAA", "/device/"
        }) {
      assertThat(status("http://localhost:" + ports.open() + path)).as(path).isEqualTo(404);
    }
    assertThat(status("http://localhost:" + ports.closed() + "/console/")).isEqualTo(404);
    return Files.readString(server.log());
  }

  @Test
  void thereIsNothingOfTheVerificationEnvironment() throws Exception {
    Map<String, String> settings = settings();
    settings.put("ZAITAKU_SECOND_FACTOR_ROLES", "OPERATOR,MASTER,GENERAL");
    start(settings);
    assertSwitchedOffIsWrittenDown("role:ADMINISTRATOR", "role:MEDICAL_VIEWER");

    for (String table :
        new String[] {
          "institution where id <> 0", "account", "patient", "announcement", "demonstration_person"
        }) {
      assertThat(count(table)).as(table).isZero();
    }
    HttpResponse<String> service =
        HTTP.send(
            HttpRequest.newBuilder(
                    URI.create("http://localhost:" + ports.open() + "/reception/api/v1/service"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(service.body()).contains("\"production\"").contains("見本在宅受付").contains("© 見本法人");
    try (SimulatorServer simulator =
        SimulatorServer.start(
            ServeSettings.local(
                cards.anchorsFile().getParent(), 0, "http://localhost:" + ports.open()),
            Clock.systemUTC())) {
      assertThatThrownBy(simulator::awaitServer).isInstanceOf(ServerRefused.class);
    }
  }

  private void assertSwitchedOffIsWrittenDown(String... roles) throws SQLException {
    try (Connection owner = database.connect(database.owner());
        Statement statement = owner.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select subject from audit_event where action = 'SECOND_FACTOR_SWITCHED_OFF' order by 1")) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      assertThat(found).containsExactly(roles);
    }
  }

  @Test
  void withoutServiceNameFooterContactsAndKeysTheStartIsRefusedNamingThem() throws IOException {
    Map<String, String> settings = settings();
    settings.remove("ZAITAKU_SERVICE_NAME");
    settings.remove("ZAITAKU_SERVICE_FOOTER");
    settings.remove("ZAITAKU_SERVICE_CONTACTS");

    assertThat(refusedStart(settings))
        .contains("zaitaku.service.name is missing")
        .contains("zaitaku.service.footer is missing")
        .contains("zaitaku.service.contacts is missing");
  }

  @Test
  void withoutTheSerialKeyTheStartIsRefusedNamingIt() throws IOException {
    Map<String, String> settings = settings();
    settings.remove("ZAITAKU_CARD_SERIAL_KEY");

    assertThat(refusedStart(settings)).contains("zaitaku.card.serial-key");
  }

  @Test
  void withoutTheSecretKeyTheStartIsRefusedNamingIt() throws IOException {
    Map<String, String> settings = settings();
    settings.remove("ZAITAKU_SECRET_KEY");

    assertThat(refusedStart(settings)).contains("zaitaku.secret-key");
  }

  @Test
  void theSimulatorsAuthoritiesAreRefused() throws IOException {
    Map<String, String> settings = settings();
    settings.put("ZAITAKU_CARD_ANCHORS", cards.anchorsFile().toString());

    assertThat(refusedStart(settings)).contains("holds an authority of the simulator");
  }

  @Test
  void theSimulatorsAuthoritiesAreRefusedLaterTooAndTheOldStayTrusted() throws Exception {
    start(settings());
    String before = readiness();
    assertThat(before).contains("zaitaku.card.anchors").contains("\"generations\"");
    assertThat(before).doesNotContain("\"problem\"");

    replaceAnchors(Files.readString(anchors) + Files.readString(cards.anchorsFile()));
    awaitReadiness("holds an authority of the simulator");
    replaceAnchors("");
    awaitReadiness("holds no certificate");
    assertThat(readiness()).containsPattern("\"generations\"\\s*:\\s*1");

    replaceAnchors(authority() + authority());
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(this::readiness, told -> told.matches("(?s).*\"generations\"\\s*:\\s*2.*"));
    assertThat(readiness()).doesNotContain("\"problem\"");
    assertThat(Files.readString(server.log()))
        .contains("zaitaku.card.anchors holds no certificate")
        .contains("zaitaku.card.anchors was taken anew");
  }

  private void awaitReadiness(String problem) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(this::readiness, told -> told.contains(problem));
    assertThat(server.isReady()).as("it verifies as before").isTrue();
  }

  private String readiness() throws IOException, InterruptedException {
    return HTTP.send(
            HttpRequest.newBuilder(
                    URI.create("http://localhost:" + ports.management() + "/health/ready"))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** At once and whole, as the hand-book says. */
  private void replaceAnchors(String content) throws IOException {
    Path whole = Files.writeString(anchors.resolveSibling("whole.pem"), content);
    Files.move(whole, anchors, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void anIdentityProviderOverPlainHttpIsRefused() throws IOException {
    Map<String, String> settings = settings();
    settings.put("ZAITAKU_CARD_METHOD", "oidc");
    settings.put("ZAITAKU_CARD_OIDC_ISSUER", "http://localhost:8090/oidc");

    assertThat(refusedStart(settings)).contains("zaitaku.card.oidc.issuer is not an https URL");
  }

  @Test
  void anIdentityProviderIsTakenIntoUse() throws IOException {
    Map<String, String> settings = settings();
    settings.put("ZAITAKU_CARD_METHOD", "oidc");
    settings.put("ZAITAKU_CARD_OIDC_ISSUER", "https://idp.example.jp/main");
    settings.put("ZAITAKU_CARD_OIDC_AUTHORIZATION_ENDPOINT", "https://idp.example.jp/authorize");
    settings.put("ZAITAKU_CARD_OIDC_TOKEN_ENDPOINT", "https://idp.example.jp/token");
    settings.put("ZAITAKU_CARD_OIDC_KEYS", "https://idp.example.jp/keys");
    settings.put("ZAITAKU_CARD_OIDC_CLIENT_ID", "RP00000001");
    settings.put("ZAITAKU_CARD_OIDC_CLIENT_KEY", cards.clientKeyFile().toString());

    start(settings);

    assertThat(status("http://localhost:" + ports.open() + "/reception/api/v1/service"))
        .isEqualTo(200);
  }

  @Test
  void aMisspeltSettingStopsTheStartWithItsName() throws IOException {
    Map<String, String> settings = settings();
    settings.put("ZAITAKU_CARD_REVOKATION", "crl");

    assertThat(refusedStart(settings)).containsIgnoringCase("zaitaku.card.revokation is not known");
  }

  @Test
  void demonstrationAccountsAreRefused() throws IOException {
    Map<String, String> settings = settings();
    settings.put("ZAITAKU_TESTDATA_CARDS", cards.cardsFile().toString());

    assertThat(refusedStart(settings))
        .contains("zaitaku.testdata.cards must not be set in production");
  }

  @Test
  void aDatabaseOfTheOtherEnvironmentIsRefused() throws IOException {
    Map<String, String> settings = settings();
    settings.put("ZAITAKU_ENVIRONMENT", "verification");

    assertThat(refusedStart(settings))
        .contains("The database belongs to the production environment");
  }

  @Test
  void theOwnersRoleIsRefused() throws IOException {
    Map<String, String> settings = settings();
    settings.put("ZAITAKU_DB_USER", database.owner().user());
    settings.put("ZAITAKU_DB_PASSWORD", database.owner().password());

    assertThat(refusedStart(settings)).contains("may change the audit");
  }

  private static int status(String url) throws IOException {
    try {
      return HTTP.send(
              HttpRequest.newBuilder(URI.create(url)).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private long count(String table) throws SQLException {
    try (Connection owner = database.connect(database.owner());
        Statement statement = owner.createStatement();
        ResultSet result = statement.executeQuery("select count(*) from " + table)) {
      result.next();
      return result.getLong(1);
    }
  }
}
