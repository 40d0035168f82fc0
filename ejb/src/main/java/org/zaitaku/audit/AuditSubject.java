package org.zaitaku.audit;

import java.util.UUID;

/**
 * To what, and to whose data. Ids only.
 *
 * @param institutionId whose; null for the actor's own
 * @param patientId whose data it was; null where nobody's
 * @param name kind and id, e.g. {@code account:17}; null where the action says all
 */
public record AuditSubject(Long institutionId, Long patientId, String name) {

  public static final AuditSubject NONE = new AuditSubject(null, null, null);

  public static AuditSubject ofReception(long institutionId, UUID receptionId, Long patientId) {
    return new AuditSubject(institutionId, patientId, "reception:" + receptionId);
  }

  /** A patient in the care of the actor's own institution. */
  public static AuditSubject ofRelation(long patientId, long relationId) {
    return new AuditSubject(null, patientId, "relation:" + relationId);
  }

  public static AuditSubject ofAccount(long institutionId, long accountId) {
    return new AuditSubject(institutionId, null, "account:" + accountId);
  }

  public static AuditSubject of(String name) {
    return new AuditSubject(null, null, name);
  }
}
