package org.zaitaku.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** {@code wildfly-config/configure.sh} on a WildFly as everybody downloads it. */
@Tag("long")
class ConfiguredServerIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private StockServer stock;

  @BeforeEach
  void unpack() throws IOException {
    stock = new StockServer();
  }

  @AfterEach
  void stop() {
    stock.close();
  }

  @Test
  void aStockServerIsConfiguredOnceForAllAndAnswersAtBothDoors() throws Exception {
    Path file = stock.standaloneXml();
    String before = StockServer.read(file);

    StockServer.Run first = stock.configure(Map.of());
    assertThat(first.exit()).as(first.output()).isZero();
    assertThat(first.output()).startsWith("configured (plain): ").hasLineCount(1);
    String once = StockServer.read(file);
    assertThat(once)
        .isNotEqualTo(before)
        // Nothing listens, and nothing is taken in by an upgrade, but what doors.cli names.
        .doesNotContain("<https-listener", "<http-connector", "<http-invoker");
    assertThat(copies()).singleElement().extracting(StockServer::read).isEqualTo(before);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copies().get(0))))
        .isEqualTo("rw-------");

    StockServer.Run second = stock.configure(Map.of());
    assertThat(second.exit()).as(second.output()).isZero();
    assertSame(StockServer.read(file), once);

    String open = "http://localhost:" + stock.ports().open();
    String closed = "http://localhost:" + stock.ports().closed();
    stock.start(open, Map.of());
    assertThat(answer(open + "/reception/api/v1/service").body()).contains("\"verification\"");
    assertThat(answer(closed + "/console/start.xhtml").body()).contains("システムの利用を始める");
    for (String nowhere :
        List.of(open + "/console/start.xhtml", open + "/", closed + "/reception/", closed + "/")) {
      assertThat(answer(nowhere).statusCode()).as(nowhere).isEqualTo(404);
    }
    assertThat(StockServer.read(stock.log()))
        .contains("WFLYSRV0025")
        .doesNotContain(" ERROR ", "WFLYSRV0026");
  }

  @Test
  void aRunThatWildFlyRefusesChangesNothing() throws Exception {
    TestAuthority authority = new TestAuthority("CN=Example authority");
    Path keys =
        TestAuthority.write(
            authority.issue("CN=localhost").store(), stock.directory().resolve("keys.p12"));
    String before = StockServer.read(stock.standaloneXml());

    StockServer.Run run =
        stock.configure(
            Map.of(
                "ZAITAKU_TLS_PUBLIC_KEYSTORE", keys.toString(),
                "ZAITAKU_TLS_CLOSED_KEYSTORE", keys.toString(),
                "ZAITAKU_TLS_TERMINALS", keys.toString()),
            "tls");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.output())
        .contains("zaitaku.tls.public.password")
        .endsWith("WildFly refused the above; its configuration is as it was before\n");
    assertThat(StockServer.read(stock.standaloneXml())).isEqualTo(before);
    assertThat(copies()).isEmpty();
  }

  @Test
  void aKeystoreThatIsNotNamedIsAskedForBeforeAnythingIsTouched() throws Exception {
    String before = StockServer.read(stock.standaloneXml());

    StockServer.Run run = stock.configure(Map.of(), "tls");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.output()).contains("ZAITAKU_TLS_PUBLIC_KEYSTORE is not set").hasLineCount(1);
    assertThat(StockServer.read(stock.standaloneXml())).isEqualTo(before);
  }

  /** The same elements and values; WildFly writes attributes in changing order. */
  static void assertSame(String configuration, String expected) throws IOException {
    if (!parse(configuration).isEqualNode(parse(expected))) {
      assertThat(configuration).isEqualTo(expected);
    }
  }

  private static Document parse(String xml) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Former configurations that configure.sh kept. */
  private List<Path> copies() throws IOException {
    try (Stream<Path> files = Files.list(stock.standaloneXml().getParent())) {
      return files
          .filter(file -> file.getFileName().toString().contains(".before-zaitaku-"))
          .toList();
    }
  }

  private static HttpResponse<String> answer(String url) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url)).header("Accept-Language", "ja").build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
