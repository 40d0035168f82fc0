package org.zaitaku.settings;

import java.io.Serializable;
import java.time.Instant;

/**
 * Who changed which item from what to what. An empty text for none.
 *
 * @param version of the settings that this change made
 */
public record SettingsChange(
    int version,
    Instant changedAt,
    String userId,
    String userName,
    SettingsItem item,
    String before,
    String after)
    implements Serializable {

  /** Never the name of a person. */
  @Override
  public String toString() {
    return "SettingsChange[" + version + " " + item + "]";
  }
}
