package org.zaitaku.report;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChange;
import org.zaitaku.audit.AuditOutcome;
import org.zaitaku.shared.Actor;

/**
 * A line of ［操作履歴照会］. Names of staff are of today; no patient has one.
 *
 * @param userId of an account, else what the actor is called
 * @param userName null where the account is not of this institution
 * @param subject user ID, number of a reception, or what the audit has; null where there is none
 * @param subjectName name of the account, if it is one
 * @param detail a code; null where there is none
 */
public record Operation(
    long id,
    Instant at,
    Actor.Kind actorKind,
    String userId,
    String userName,
    AuditAction action,
    AuditOutcome outcome,
    String subject,
    String subjectName,
    String detail,
    List<Item> changes)
    implements Serializable {

  /** One item of a change, from what to what. */
  public record Item(String item, String before, String after) implements Serializable {

    static Item of(AuditChange change) {
      return new Item(change.item(), change.before(), change.after());
    }
  }

  public Operation {
    changes = changes == null ? List.of() : List.copyOf(changes);
  }

  /** Never names of people. */
  @Override
  public String toString() {
    return "Operation[" + id + "]";
  }
}
