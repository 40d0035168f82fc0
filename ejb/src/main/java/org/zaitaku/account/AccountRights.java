package org.zaitaku.account;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.zaitaku.access.PermissionMatrix;
import org.zaitaku.access.PermissionMatrix.AccountOperation;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;

/** What the logged-in account may do to accounts of which 権限区分 (ACC-010 to ACC-020). */
@Dependent
class AccountRights {

  @Inject private CurrentActor current;

  @Inject private AuditTrail audit;

  Actor.OfAccount actor() {
    return current
        .find()
        .filter(Actor.OfAccount.class::isInstance)
        .map(Actor.OfAccount.class::cast)
        .orElseThrow(() -> new BusinessException(ErrorCode.PERMISSION_DENIED));
  }

  /** The roles with which something may be done. */
  Set<AccountRole> rolesFor(AccountOperation operation) {
    Set<AccountRole> roles = EnumSet.noneOf(AccountRole.class);
    Arrays.stream(AccountRole.values())
        .filter(target -> operations(target).contains(operation))
        .forEach(roles::add);
    return roles;
  }

  /** The roles that the search shows (ACC-067). */
  Set<AccountRole> manageable() {
    Set<AccountRole> roles = EnumSet.noneOf(AccountRole.class);
    Arrays.stream(AccountRole.values())
        .filter(target -> !operations(target).isEmpty())
        .forEach(roles::add);
    return roles;
  }

  Set<AccountOperation> operations(AccountRole target) {
    return PermissionMatrix.operations(actor().role(), target);
  }

  /**
   * Refuses, and writes the refusal down, unless the operation is permitted.
   *
   * @throws BusinessException PERMISSION_DENIED
   */
  void demand(AccountOperation operation, AccountRole target) {
    if (!operations(target).contains(operation)) {
      refuse(operation + ":" + target);
    }
  }

  /** As {@link #demand}, for looking at an account. */
  void demandAny(AccountRole target) {
    if (operations(target).isEmpty()) {
      refuse("SHOW:" + target);
    }
  }

  private void refuse(String what) {
    audit.refusal(
        AuditAction.PERMISSION,
        AuditSubject.of("account." + what),
        ErrorCode.PERMISSION_DENIED.name());
    throw new BusinessException(ErrorCode.PERMISSION_DENIED);
  }
}
