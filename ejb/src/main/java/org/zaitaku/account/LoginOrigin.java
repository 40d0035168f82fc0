package org.zaitaku.account;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * Where a log-in is tried from, as the door saw it. Kept as a hash only.
 *
 * @param certificate of the terminal, its fingerprint; null where terminals have none
 * @param terminal the terminal's own random mark; null where it has none
 * @param address of the network
 */
public record LoginOrigin(String certificate, String terminal, String address)
    implements Serializable {

  /** The terminal itself: its certificate, else its mark; null where it has neither. */
  byte[] ofTerminal() {
    if (certificate != null) {
      return sha256("certificate:" + certificate);
    }
    return terminal == null ? null : sha256("terminal:" + terminal);
  }

  /** Its address, for terminals that nobody knows. */
  byte[] ofAddress() {
    return sha256("address:" + address);
  }

  /** A certificate is no invention of the one who shows it; a mark may be. */
  boolean isCertified() {
    return certificate != null;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java platform lacks SHA-256", impossible);
    }
  }

  /** Never its contents. */
  @Override
  public String toString() {
    return "LoginOrigin";
  }
}
