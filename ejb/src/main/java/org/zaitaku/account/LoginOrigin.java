package org.zaitaku.account;

import java.io.Serializable;
import org.zaitaku.shared.Sha256;

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
      return Sha256.of("certificate:" + certificate);
    }
    return terminal == null ? null : Sha256.of("terminal:" + terminal);
  }

  /** Its address, for terminals that nobody knows. */
  byte[] ofAddress() {
    return Sha256.of("address:" + address);
  }

  /** A certificate is no invention of the one who shows it; a mark may be. */
  boolean isCertified() {
    return certificate != null;
  }

  /** Never its contents. */
  @Override
  public String toString() {
    return "LoginOrigin";
  }
}
