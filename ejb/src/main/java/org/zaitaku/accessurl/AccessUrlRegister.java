package org.zaitaku.accessurl;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.zaitaku.shared.CareSetting;

/**
 * Gives an institution its first URLs, at its enrolment: whatever it switches on later is there
 * already, and alive from that moment on.
 */
@Dependent
public class AccessUrlRegister {

  /** 訪問診療等, and オンライン診療等・外来診療等（通常とは異なる動線） (URL-003). */
  static final List<CareSetting> CARE_SETTINGS =
      List.of(CareSetting.HOME_VISIT, CareSetting.ONLINE);

  @Inject private AccessUrlRepository urls;

  @Inject private Clock clock;

  private final SecureRandom random = new SecureRandom();

  /** One for each care setting; the institution's rows are open. */
  public void issueFirst(long institutionId) {
    for (CareSetting careSetting : CARE_SETTINGS) {
      urls.add(
          AccessUrl.issueFirst(
              institutionId, careSetting, UrlToken.random(random), clock.instant()));
    }
  }
}
