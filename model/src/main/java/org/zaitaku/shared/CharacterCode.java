package org.zaitaku.shared;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** 利用文字コード of files that are exchanged with other systems (ENV-009), in the order of the list. */
public enum CharacterCode {
  /** utf-8. */
  UTF_8(StandardCharsets.UTF_8),
  /** Shift-JIS, as receipt computers mean it: with ① and 髙, which Shift_JIS itself lacks. */
  SHIFT_JIS(Charset.forName("windows-31j"));

  private final Charset charset;

  CharacterCode(Charset charset) {
    this.charset = charset;
  }

  public Charset charset() {
    return charset;
  }
}
