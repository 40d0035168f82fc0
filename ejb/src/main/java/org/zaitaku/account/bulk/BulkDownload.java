package org.zaitaku.account.bulk;

/** A file to save. */
public final class BulkDownload {

  private final String name;
  private final byte[] bytes;

  BulkDownload(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes.clone();
  }

  public String name() {
    return name;
  }

  public byte[] bytes() {
    return bytes.clone();
  }
}
