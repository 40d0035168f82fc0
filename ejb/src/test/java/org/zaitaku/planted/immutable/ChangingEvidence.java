package org.zaitaku.planted.immutable;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

/** Planted: evidence that can be changed. */
@Entity
@Immutable
class ChangingEvidence {
  @Id Long id;
  private String detail;

  ChangingEvidence(String detail) {
    this.detail = detail;
  }

  void correct(String otherDetail) {
    detail = otherDetail;
  }

  String innocentDetail() {
    return detail;
  }
}
