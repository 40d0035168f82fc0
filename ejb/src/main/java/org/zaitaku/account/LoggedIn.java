package org.zaitaku.account;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;
import org.zaitaku.institution.Institution;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.UserId;

/**
 * Who logged in, as the session keeps it.
 *
 * @param sessionId of the session in the database
 * @param homeVisitsOrOnline whether the menu has 訪問診療等・オンライン診療等, by the settings at the log-in
 *     (LOG-016, ENV-007)
 * @param duty what is to be done before the menu opens
 */
public record LoggedIn(
    long accountId,
    long institutionId,
    String institutionCode,
    String institutionName,
    LocalDate institutionStartsOn,
    AccountRole role,
    String userId,
    String userName,
    UUID sessionId,
    boolean homeVisitsOrOnline,
    Duty duty)
    implements Serializable {

  static LoggedIn of(
      Account account,
      Institution institution,
      UUID sessionId,
      boolean homeVisitsOrOnline,
      Duty duty) {
    return new LoggedIn(
        account.id(),
        institution.id(),
        institution.code().value(),
        institution.name(),
        institution.startsOn(),
        account.role(),
        account.userId().value(),
        account.userName(),
        sessionId,
        homeVisitsOrOnline,
        duty);
  }

  /** The same person in the same session, with another duty. */
  public LoggedIn with(Duty next) {
    return new LoggedIn(
        accountId,
        institutionId,
        institutionCode,
        institutionName,
        institutionStartsOn,
        role,
        userId,
        userName,
        sessionId,
        homeVisitsOrOnline,
        next);
  }

  public Actor actor() {
    return new Actor.OfAccount(
        accountId, institutionId, new InstitutionCode(institutionCode), role, new UserId(userId));
  }

  /** Never the name of a person. */
  @Override
  public String toString() {
    return "LoggedIn[account:" + accountId + "]";
  }
}
