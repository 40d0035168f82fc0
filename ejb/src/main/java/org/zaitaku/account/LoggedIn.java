package org.zaitaku.account;

import java.io.Serializable;
import java.time.LocalDate;
import org.zaitaku.institution.Institution;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.UserId;

/** Who logged in, as the session keeps it. */
public record LoggedIn(
    long accountId,
    long institutionId,
    String institutionCode,
    String institutionName,
    LocalDate institutionStartsOn,
    AccountRole role,
    String userId,
    String userName)
    implements Serializable {

  static LoggedIn of(Account account, Institution institution) {
    return new LoggedIn(
        account.id(),
        institution.id(),
        institution.code().value(),
        institution.name(),
        institution.startsOn(),
        account.role(),
        account.userId().value(),
        account.userName());
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
