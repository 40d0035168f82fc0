package org.zaitaku.reception;

import java.util.UUID;
import org.zaitaku.shared.Sha256;

/** What a browser knows of its reception: the id, and the secret that only this browser keeps. */
public record ReceptionKey(UUID id, String secret) {

  byte[] secretHash() {
    return Sha256.of(secret);
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "ReceptionKey[" + id + "]";
  }
}
