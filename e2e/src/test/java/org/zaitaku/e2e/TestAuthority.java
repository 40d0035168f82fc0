package org.zaitaku.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority for TLS, made for one run: of servers, of terminals, or one that nobody trusts. */
final class TestAuthority {

  private static final char[] PASSWORD = "of-one-run".toCharArray();
  private static final String ALIAS = "entry";

  private final X500Name name;
  private final KeyPair keys = newKeys();
  private final X509Certificate certificate;
  private long issued = 1;

  TestAuthority(String name) {
    this.name = new X500Name(name);
    this.certificate = sign(this.name, keys, true);
  }

  /** A certificate of this subject with its key; also good for a server at localhost. */
  Identity issue(String subject) {
    KeyPair own = newKeys();
    return new Identity(own.getPrivate(), sign(new X500Name(subject), own, false), certificate);
  }

  /** A PKCS#12 file that holds the authority's certificate alone, for those who trust it. */
  KeyStore trust() {
    try {
      KeyStore store = empty();
      store.setCertificateEntry(ALIAS, certificate);
      return store;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Somebody who can show a certificate of an authority. */
  record Identity(PrivateKey key, X509Certificate certificate, X509Certificate issuer) {

    X509Certificate[] chain() {
      return new X509Certificate[] {certificate, issuer};
    }

    KeyStore store() {
      try {
        KeyStore store = empty();
        store.setKeyEntry(ALIAS, key, PASSWORD, chain());
        return store;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static String password() {
    return new String(PASSWORD);
  }

  static Path write(KeyStore store, Path file) {
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate sign(X500Name subject, KeyPair own, boolean authority) {
    Instant now = Instant.now();
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.valueOf(issued++),
              Date.from(now.minus(Duration.ofDays(1))),
              Date.from(now.plus(Duration.ofDays(1))),
              subject,
              own.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(authority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
      if (!authority) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (OperatorCreationException | GeneralSecurityException | CertIOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, PASSWORD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return store;
  }
}
