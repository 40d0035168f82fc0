package org.zaitaku.card;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The PEM file with the certificates of every generation of the issuing authority. It is taken
 * whole or not at all.
 *
 * @param production whether the simulator's authorities are refused
 */
record AnchorFile(Path path, boolean production) {

  /** Longest file, in bytes; a generation has about two thousand. */
  private static final int MAX_BYTES = 256 * 1024;

  /** Why the file names no authorities that could be trusted; the message has no path in it. */
  static final class UnusableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The content as it is now, a character a byte. */
  String read() throws UnusableException {
    try (InputStream pem = Files.newInputStream(path)) {
      byte[] bytes = pem.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new UnusableException("is longer than " + MAX_BYTES + " bytes", null);
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      throw new UnusableException("is not a readable file", unreadable);
    }
  }

  /** The authorities in this content, at least one. */
  List<IssuingAuthority> authorities(String pem) throws UnusableException {
    List<IssuingAuthority> authorities;
    try {
      authorities =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)))
              .stream()
              .map(certificate -> IssuingAuthority.of((X509Certificate) certificate))
              .toList();
    } catch (CertificateException notPem) {
      throw new UnusableException("is not a PEM file of certificates", notPem);
    } catch (IllegalArgumentException notAnAuthority) {
      throw new UnusableException(notAnAuthority.getMessage(), notAnAuthority);
    }
    if (authorities.isEmpty()) {
      throw new UnusableException("holds no certificate", null);
    }
    if (production && authorities.stream().anyMatch(IssuingAuthority::isSimulated)) {
      throw new UnusableException(
          "holds an authority of the simulator, which production never trusts", null);
    }
    return authorities;
  }
}
