package org.zaitaku.accessurl;

import java.io.Serializable;
import java.time.Instant;
import java.util.Set;
import org.zaitaku.shared.CareSetting;

/**
 * An institution's URL as it is handed out: the whole address.
 *
 * @param number 版, printed beside the code
 * @param possible what can be done to it now
 * @param offered whether the care setting is in use, without which the URL opens nothing
 */
public record InstitutionUrl(
    CareSetting careSetting,
    String url,
    int number,
    Instant issuedAt,
    Set<UrlChange> possible,
    boolean offered)
    implements Serializable {

  public InstitutionUrl {
    possible = Set.copyOf(possible);
  }
}
