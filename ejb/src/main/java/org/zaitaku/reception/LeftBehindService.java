package org.zaitaku.reception;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;

/** Receptions whose answer nobody examines any more, and those that were left alone. */
@Stateless
@UseCase
public class LeftBehindService {

  private static final int MOST = 200;

  @Inject private ReceptionRepository receptions;

  @Inject private Clock clock;

  /**
   * Longer than the longest examination of an answer can last: OCSP and CRL with their time limits.
   */
  @Inject
  @ConfigProperty(name = "zaitaku.reception.left-behind-after", defaultValue = "PT60S")
  private Duration leftBehindAfter;

  @Requires(Permission.RECEPTION_UPKEEP)
  public List<LeftBehind> find() {
    Instant now = clock.instant();
    return receptions.findLeftBehind(
        now.minus(leftBehindAfter), now.minus(Reception.UNFINISHED_FOR), MOST);
  }
}
