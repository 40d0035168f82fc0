package org.zaitaku.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardDirectoryTest {

  @TempDir private Path path;

  @Test
  void secondInitChangesNothing() throws Exception {
    Scene.copyFiles(path);
    Map<String, String> before = contents();

    CardDirectory.init(path, Scene.BASE, Clock.offset(Scene.CLOCK, Duration.ofDays(90)));

    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void interruptedInitIsCompletedByTheNextWithoutChangingWhatIsThere() throws Exception {
    Scene.copyFiles(path);
    String before = Files.readString(path.resolve("cards.csv"));
    String lost = line(before, "P02");
    Files.delete(path.resolve("cards/P02.p12"));
    Files.delete(path.resolve("cards.csv"));

    CardDirectory.init(path, Scene.BASE, Scene.CLOCK);

    String after = Files.readString(path.resolve("cards.csv"));
    assertThat(after.lines().filter(line -> !line.startsWith("P02,")))
        .containsExactlyElementsOf(
            before.lines().filter(line -> !line.startsWith("P02,")).toList());
    assertThat(line(after, "P02"))
        .isNotEqualTo(lost)
        .startsWith("P02,P02,")
        .endsWith(",VALID,ES256");
  }

  @Test
  void directoryOfAnotherAddressIsRefusedBecauseItsCertificatesNameThat() {
    Scene.copyFiles(path);

    assertThatThrownBy(
            () -> CardDirectory.init(path, URI.create("http://localhost:9999"), Scene.CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http://localhost:8090");
  }

  @Test
  void directoryWithoutCardsIsNotOpened() {
    assertThatThrownBy(() -> CardDirectory.open(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("init");
  }

  @Test
  void anchorsAreTheTwoGenerationsAndNotTheStranger() throws Exception {
    CardDirectory directory = Scene.directory();
    try (InputStream pem = Files.newInputStream(directory.anchorsFile())) {
      assertThat(CertificateFactory.getInstance("X.509").generateCertificates(pem))
          .map(Object.class::cast)
          .containsExactly(
              directory.authority(1).certificate(), directory.authority(2).certificate());
    }
  }

  @Test
  void tableHasALineForEveryCardAsTheContractSays() throws Exception {
    CardDirectory directory = Scene.directory();
    List<String> lines = Files.readAllLines(directory.cardsFile());

    assertThat(lines.get(0)).isEqualTo("card,person,issuerKeyId,serial,kind,algorithm");
    assertThat(lines).hasSize(1 + directory.cards().size());
    assertThat(lines.subList(1, lines.size()))
        .allMatch(
            line ->
                line.matches(
                    "[A-Za-z0-9-]+,(P[0-9]{2})?,[0-9a-f]{64},[1-9][0-9]*,[A-Z_]+,(RS256|ES256|ES384)"));
    assertThat(line(Files.readString(directory.cardsFile()), "P01"))
        .isEqualTo(
            "P01,P01,"
                + directory.authority(1).issuerKeyId()
                + ","
                + directory.card("P01").certificate().getSerialNumber()
                + ",VALID,RS256");
    assertThat(lines)
        .anyMatch(line -> line.startsWith("nobody,,"))
        .anyMatch(line -> line.startsWith("stranger,,"));
  }

  @Test
  void renewedCardsAreTwoSerialsOfOnePerson() {
    VirtualCard old = Scene.directory().card("P03-old");
    VirtualCard renewed = Scene.directory().card("P03");

    assertThat(old.person()).isEqualTo(renewed.person());
    assertThat(old.certificate().getSerialNumber())
        .isNotEqualTo(renewed.certificate().getSerialNumber());
    assertThat(old.certificate().getNotBefore()).isBefore(renewed.certificate().getNotBefore());
    assertThat(old.certificate().getNotAfter()).isAfter(java.util.Date.from(Scene.NOW));
  }

  @Test
  void sameSerialOccursUnderTwoAuthorities() {
    CardDirectory directory = Scene.directory();

    assertThat(directory.card("P05").certificate().getSerialNumber())
        .isEqualTo(directory.card("P01-revoked").certificate().getSerialNumber());
    assertThat(directory.card("P05").issuerKeyId())
        .isNotEqualTo(directory.card("P01-revoked").issuerKeyId());
    assertThat(directory.card("stranger").certificate().getSerialNumber())
        .isEqualTo(directory.card("P01").certificate().getSerialNumber());
  }

  @Test
  void keysAreInPkcs12FilesThatTheJdkOpens() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    Scene.copyFiles(path);
    try (InputStream file = Files.newInputStream(path.resolve("cards/P06.p12"))) {
      store.load(file, "simulator".toCharArray());
    }

    assertThat(store.getCertificate("card")).isEqualTo(Scene.directory().card("P06").certificate());
    assertThat(store.isKeyEntry("card")).isTrue();
  }

  private static String line(String table, String card) {
    return table.lines().filter(line -> line.startsWith(card + ",")).findFirst().orElseThrow();
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            path.relativize(file).toString(),
            java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
