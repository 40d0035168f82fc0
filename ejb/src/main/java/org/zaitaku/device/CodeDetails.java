package org.zaitaku.device;

import java.io.Serializable;
import java.time.Instant;

/**
 * An アクティベーションコード as ［検索結果］ shows it (ACT-015).
 *
 * @param number the twelve digits
 * @param memo null for none
 * @param usableFrom from then on a device can be registered with it
 * @param waiting whether that is still to come
 */
public record CodeDetails(
    long id,
    CodeRegistration registration,
    String number,
    String memo,
    boolean invalidated,
    Instant updatedAt,
    Instant usableFrom,
    boolean waiting)
    implements Serializable {

  /** Never the digits. */
  @Override
  public String toString() {
    return "CodeDetails[" + id + "]";
  }
}
