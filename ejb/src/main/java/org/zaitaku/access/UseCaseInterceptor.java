package org.zaitaku.access;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.RowScope;

/**
 * Stands before every use case: asks the permission matrix, writes down a refusal, and opens the
 * rows of the actor's own institution. Whatever was not granted is refused; so is a method without
 * {@link Requires}, and a call without an actor.
 */
@UseCase
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class UseCaseInterceptor {

  @Inject private CurrentActor current;

  @Inject private AuditTrail audit;

  @Inject private RowScope rows;

  @Resource private TransactionSynchronizationRegistry transactions;

  @AroundInvoke
  public Object guard(InvocationContext invocation) throws Exception {
    Requires requires = invocation.getMethod().getAnnotation(Requires.class);
    Actor actor = current.find().orElse(null);
    if (requires == null || actor == null || !PermissionMatrix.permits(actor, requires.value())) {
      audit.refusal(
          AuditAction.PERMISSION,
          AuditSubject.of(
              invocation.getMethod().getDeclaringClass().getSimpleName()
                  + "."
                  + invocation.getMethod().getName()),
          ErrorCode.PERMISSION_DENIED.name());
      throw new BusinessException(ErrorCode.PERMISSION_DENIED);
    }
    if (actor.institutionId().isPresent()
        && transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
      rows.institution(actor.institutionId().get());
    }
    return invocation.proceed();
  }
}
