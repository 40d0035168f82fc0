package org.zaitaku.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.SignatureException;
import java.security.cert.CRLException;
import java.security.cert.CRLReason;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationListTest {

  @TempDir private Path path;
  private CardDirectory directory;
  private CardStates states;
  private RevocationList lists;

  @BeforeEach
  void openTheDirectory() {
    directory = Scene.directory();
    states = new CardStates(path.resolve("state.properties"), Scene.CLOCK);
    lists = new RevocationList(directory, states, Scene.CLOCK);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9})
  void listVerifiesWithTheKeyOfItsAuthorityAndNoOther(int id) throws Exception {
    X509CRL crl = list(id, CrlMode.NORMAL);

    crl.verify(directory.authority(id).certificate().getPublicKey());
    assertThat(crl.getThisUpdate().toInstant()).isEqualTo(Scene.NOW);
    assertThat(crl.getNextUpdate().toInstant()).isAfter(Scene.NOW);
    CardAuthority other = directory.authority(id == 1 ? CardAuthority.STRANGER : 1);
    assertThatThrownBy(() -> crl.verify(other.certificate().getPublicKey()))
        .isInstanceOfAny(
            SignatureException.class, java.security.InvalidKeyException.class, CRLException.class);
  }

  @ParameterizedTest
  @CsvSource({"P01-revoked, KEY_COMPROMISE", "P02-hold, CERTIFICATE_HOLD", "P03-old, SUPERSEDED"})
  void listTellsTheReason(String name, CRLReason reason) throws Exception {
    VirtualCard card = directory.card(name);

    assertThat(
            list(card.authority(), CrlMode.NORMAL)
                .getRevokedCertificate(card.certificate().getSerialNumber()))
        .isNotNull()
        .satisfies(entry -> assertThat(entry.getRevocationReason()).isEqualTo(reason));
  }

  @Test
  void serialRevokedByOneGenerationIsNotOnTheListOfTheOther() throws Exception {
    VirtualCard revoked = directory.card("P01-revoked");
    VirtualCard good = directory.card("P05");

    assertThat(list(1, CrlMode.NORMAL).getRevokedCertificate(good.certificate().getSerialNumber()))
        .isNotNull();
    assertThat(
            list(2, CrlMode.NORMAL).getRevokedCertificate(revoked.certificate().getSerialNumber()))
        .isNull();
  }

  @Test
  void pkixWithOneAnchorAndItsListRefusesTheRevokedAndAcceptsItsTwin() {
    assertThatThrownBy(() -> validate(directory.card("P01-revoked")))
        .isInstanceOfSatisfying(
            CertPathValidatorException.class,
            e -> assertThat(e.getReason()).isEqualTo(BasicReason.REVOKED));
    assertThatCode(() -> validate(directory.card("P05"))).doesNotThrowAnyException();
    assertThatCode(() -> validate(directory.card("P01"))).doesNotThrowAnyException();
  }

  @Test
  void changeOfAStateIsOnTheNextList() throws Exception {
    VirtualCard card = directory.card("P02");
    states.change(card, CardState.REVOKED);
    states.change(directory.card("P02-hold"), CardState.VALID);

    X509CRL crl = list(2, CrlMode.NORMAL);

    assertThat(
            crl.getRevokedCertificate(card.certificate().getSerialNumber())
                .getRevocationDate()
                .toInstant())
        .isEqualTo(Scene.NOW);
    assertThat(
            crl.getRevokedCertificate(directory.card("P02-hold").certificate().getSerialNumber()))
        .isNull();
  }

  @Test
  void faultyListsAreFaultyAsTheirModeSays() throws Exception {
    assertThat(list(1, CrlMode.STALE).getNextUpdate().toInstant()).isBefore(Scene.NOW);
    X509CRL wrongKey = list(1, CrlMode.WRONG_KEY);
    assertThatThrownBy(() -> wrongKey.verify(directory.authority(1).certificate().getPublicKey()))
        .isInstanceOf(SignatureException.class);
    assertThatThrownBy(() -> list(1, CrlMode.MALFORMED)).isInstanceOf(CRLException.class);
  }

  private X509CRL list(int authority, CrlMode mode) throws Exception {
    byte[] der = lists.of(directory.authority(authority), mode);
    return (X509CRL)
        CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
  }

  private void validate(VirtualCard card) throws Exception {
    PKIXParameters parameters =
        new PKIXParameters(
            Set.of(new TrustAnchor(directory.authority(card.authority()).certificate(), null)));
    parameters.setDate(Date.from(Scene.NOW));
    parameters.addCertStore(
        CertStore.getInstance(
            "Collection",
            new CollectionCertStoreParameters(List.of(list(card.authority(), CrlMode.NORMAL)))));
    CertPathValidator.getInstance("PKIX")
        .validate(
            CertificateFactory.getInstance("X.509").generateCertPath(List.of(card.certificate())),
            parameters);
  }
}
