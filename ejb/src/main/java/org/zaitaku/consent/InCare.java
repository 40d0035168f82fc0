package org.zaitaku.consent;

/**
 * A patient in an institution's care: the open relation, and the active consent that it rests on
 * (ELG-023).
 */
public record InCare(CareRelation relation, Consent consent) {

  /** Whether it is the same relation, and the same consent unchanged. */
  public boolean isSame(InCare other) {
    return relation.id().equals(other.relation.id())
        && consent.id().equals(other.consent.id())
        && consent.version() == other.consent.version();
  }
}
