package org.zaitaku.account;

import java.time.LocalDate;
import java.util.UUID;
import org.zaitaku.shared.AccountRole;

/** People of an invented hospital who are logged in. */
public final class People {

  public static final LocalDate STARTS_ON = LocalDate.of(2026, 12, 1);

  private static final UUID SESSION = UUID.fromString("00000000-0000-4000-8000-000000000017");

  private People() {}

  public static LoggedIn of(AccountRole role) {
    return new LoggedIn(
        17,
        3,
        "1319999015",
        "見本市民病院（架空）",
        STARTS_ON,
        role,
        "kanri01",
        "見本　管理",
        SESSION,
        true,
        Duty.NONE);
  }

  /** Where neither 訪問診療等機能 nor オンライン診療等機能 is used. */
  public static LoggedIn withoutHomeVisits(AccountRole role) {
    return new LoggedIn(
        17,
        3,
        "1319999015",
        "見本市民病院（架空）",
        STARTS_ON,
        role,
        "kanri01",
        "見本　管理",
        SESSION,
        false,
        Duty.NONE);
  }
}
