package org.zaitaku.device;

/**
 * What a device is told once.
 *
 * @param secret 32 random bytes in base64url, 43 characters; the database has its hash only
 */
public record IssuedDevice(long id, String secret) {

  /** Never the secret. */
  @Override
  public String toString() {
    return "IssuedDevice[" + id + "]";
  }
}
