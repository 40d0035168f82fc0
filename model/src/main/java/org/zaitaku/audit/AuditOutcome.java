package org.zaitaku.audit;

/** Whether it was done, or refused. */
public enum AuditOutcome {
  SUCCESS,
  REFUSED
}
