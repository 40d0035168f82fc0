package org.zaitaku.container.scene;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/** A use case that exists only here, to be refused. */
@Stateless
@UseCase
public class PlantedUseCase {

  @Inject private AuditTrail audit;

  /** Forgot to say what it requires. */
  public String forgotten() {
    return "done";
  }

  @Requires(Permission.MENU)
  public String menu() {
    return "done";
  }

  /** Writes its success down, and that is all. */
  @Requires(Permission.MENU)
  public void succeed(String subject) {
    audit.success(AuditAction.LOGOUT, AuditSubject.of(subject));
  }

  /** Writes its success down and then refuses. */
  @Requires(Permission.MENU)
  public void succeedThenFail(String subject) {
    audit.success(AuditAction.LOGOUT, AuditSubject.of(subject));
    throw new BusinessException(ErrorCode.CONFLICT);
  }

  /** For administrators only. */
  @Requires(Permission.TEST_DATA)
  public void testData() {}
}
