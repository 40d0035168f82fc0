package org.zaitaku.shared;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * Days from {@code validFrom} to {@code validUntil}, both included; an open end where {@code
 * validUntil} is null.
 */
@Embeddable
public record Period(
    @Column(name = "valid_from") LocalDate validFrom,
    @Column(name = "valid_until") LocalDate validUntil) {

  public Period {
    if (validFrom == null) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, "validFrom");
    }
    if (validUntil != null && validUntil.isBefore(validFrom)) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, "validUntil");
    }
  }

  public boolean includes(LocalDate day) {
    return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
  }
}
