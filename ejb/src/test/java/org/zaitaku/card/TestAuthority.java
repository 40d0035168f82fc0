package org.zaitaku.card;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.KeyUsage;

/** A generation of the authority, which issues cards. Every generation has the same name. */
final class TestAuthority {

  static final String NAME =
      "OU=Japan Agency for Local Authority Information Systems,"
          + "OU=JPKI for user authentication,O=JPKI,C=JP";

  final KeyPair keys;
  final X509Certificate certificate;

  private TestAuthority(KeyPair keys, X509Certificate certificate) {
    this.keys = keys;
    this.certificate = certificate;
  }

  static TestAuthority create() {
    return create(Keys.p256(), draft -> {});
  }

  static TestAuthority create(KeyPair keys, Consumer<CertificateDraft> change) {
    CertificateDraft draft = new CertificateDraft();
    draft.keys = keys;
    draft.subject = NAME;
    draft.authority = true;
    draft.keyUsage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
    draft.policies = List.of();
    draft.purposes = List.of();
    change.accept(draft);
    return new TestAuthority(keys, draft.signedBy(NAME, keys));
  }

  IssuingAuthority authority() {
    return IssuingAuthority.of(certificate);
  }

  TestCard issue(CertificateDraft draft) {
    return new TestCard(draft.keys, draft.signedBy(NAME, keys));
  }
}
