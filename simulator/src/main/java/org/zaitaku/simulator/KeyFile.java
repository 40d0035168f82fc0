package org.zaitaku.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;

/**
 * A PKCS#12 file. Its password is the same everywhere and known to all: these keys belong to people
 * who do not exist, and servers of the production environment do not know their authorities.
 *
 * @param path of the file
 */
record KeyFile(Path path) {

  /** Opens every PKCS#12 file of a simulator's directory. */
  static final String PASSWORD = "simulator";

  private static final String CARD = "card";
  private static final String AUTHORITY = "authority";
  private static final String RESPONDER = "responder";

  boolean exists() {
    return Files.exists(path);
  }

  void write(PrivateKey key, X509Certificate certificate) throws IOException {
    try {
      KeyStore store = empty();
      set(store, CARD, key, certificate);
      write(store);
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot write " + path, e);
    }
  }

  void write(CardAuthority authority) throws IOException {
    try {
      KeyStore store = empty();
      set(store, AUTHORITY, authority.key(), authority.certificate());
      set(store, RESPONDER, authority.responderKey(), authority.responderCertificate());
      write(store);
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot write " + path, e);
    }
  }

  VirtualCard readCard(CardPlan plan, CardAuthority issuer) throws IOException {
    try {
      KeyStore store = read();
      return new VirtualCard(
          plan.card(),
          plan.person().map(Enum::name),
          issuer,
          plan.kind(),
          certificate(store, CARD),
          key(store, CARD));
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot read " + path, e);
    }
  }

  CardAuthority readAuthority(int id) throws IOException {
    try {
      KeyStore store = read();
      return new CardAuthority(
          id,
          certificate(store, AUTHORITY),
          key(store, AUTHORITY),
          certificate(store, RESPONDER),
          key(store, RESPONDER));
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot read " + path, e);
    }
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private KeyStore read() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(path)) {
      store.load(file, PASSWORD.toCharArray());
    }
    return store;
  }

  private void write(KeyStore store) throws IOException, GeneralSecurityException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    store.store(bytes, PASSWORD.toCharArray());
    WholeFile.write(path, bytes.toByteArray());
  }

  private static void set(KeyStore store, String entry, PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    store.setKeyEntry(entry, key, PASSWORD.toCharArray(), new Certificate[] {certificate});
  }

  private X509Certificate certificate(KeyStore store, String entry)
      throws GeneralSecurityException, IOException {
    if (store.getCertificate(entry) instanceof X509Certificate certificate) {
      return certificate;
    }
    throw new IOException(path + " has no certificate " + entry);
  }

  private PrivateKey key(KeyStore store, String entry)
      throws GeneralSecurityException, IOException {
    if (store.getKey(entry, PASSWORD.toCharArray()) instanceof PrivateKey key) {
      return key;
    }
    throw new IOException(path + " has no key " + entry);
  }
}
