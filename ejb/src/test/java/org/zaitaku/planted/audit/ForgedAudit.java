package org.zaitaku.planted.audit;

import java.time.Instant;
import java.util.UUID;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditEvent;
import org.zaitaku.audit.AuditOutcome;
import org.zaitaku.shared.Actor;

/** Planted: an audit event that no trail wrote. */
class ForgedAudit {
  AuditEvent forge(Instant at, UUID id, Actor actor) {
    return new AuditEvent(
        at,
        id,
        actor,
        null,
        AuditAction.LOGIN,
        AuditOutcome.SUCCESS,
        null,
        null,
        null,
        AuditChanges.NONE);
  }
}
