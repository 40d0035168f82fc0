package org.zaitaku.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.UserId;

/** The short transactions of a パスワード変更; hashes are computed by {@link PasswordService}. */
@Stateless
@UseCase
public class PasswordSteps {

  @Inject private AccountRepository accounts;

  @Inject private FormerPasswords formers;

  @Inject private LoginOrigins origins;

  @Inject private SecondFactor secondFactor;

  @Inject private PasswordPolicy policy;

  @Inject private AuditTrail audit;

  @Inject private CurrentActor current;

  @Inject private Clock clock;

  /**
   * What a change is compared with.
   *
   * @param admitted whether the pair of account and origin is not locked
   */
  public record Present(
      UserId userId, String passwordHash, List<String> formerHashes, boolean admitted) {

    /** Never the hashes. */
    @Override
    public String toString() {
      return "Present";
    }
  }

  /** The account of whoever asks. */
  @Requires(Permission.PASSWORD_CHANGE)
  public Present find(LoginOrigin origin) {
    Account account = own(false);
    return new Present(
        account.userId(),
        account.passwordHash(),
        formers.of(account.id()),
        origins.pair(account, origin).admits(account));
  }

  /** The old password was wrong: counted like a failed log-in from there. */
  @Requires(Permission.PASSWORD_CHANGE)
  public void fail(LoginOrigin origin) {
    Account account = own(true);
    AuditSubject subject = AuditSubject.ofAccount(account.institutionId(), account.id());
    if (origins.fail(account, origins.pair(account, origin))) {
      audit.success(AuditAction.ACCOUNT_LOCKED, subject);
    }
    audit.refusalWithin(AuditAction.PASSWORD_CHANGED, subject, PasswordFault.OLD_WRONG.name());
  }

  /**
   * Changes it.
   *
   * @param presentHash with which the old one was compared; another one by now is a conflict
   * @return what is left to do before the menu opens
   */
  @Requires(Permission.PASSWORD_CHANGE)
  public Duty change(String presentHash, String newHash) {
    Account account = own(true);
    if (!account.passwordHash().equals(presentHash)) {
      throw new BusinessException(ErrorCode.CONFLICT);
    }
    Instant now = clock.instant();
    account.changePassword(newHash, policy.validUntil(BusinessDay.of(now)), now);
    formers.add(account, newHash, now);
    audit.success(
        AuditAction.PASSWORD_CHANGED,
        AuditSubject.ofAccount(account.institutionId(), account.id()));
    return secondFactor.dutyOf(account);
  }

  private Account own(boolean locked) {
    if (!(current.find().orElseThrow() instanceof Actor.OfAccount actor)) {
      throw new BusinessException(ErrorCode.PERMISSION_DENIED);
    }
    return Optional.of(actor.accountId())
        .flatMap(id -> locked ? accounts.lock(id) : accounts.find(id))
        .orElseThrow(() -> new BusinessException(ErrorCode.NOT_FOUND));
  }
}
