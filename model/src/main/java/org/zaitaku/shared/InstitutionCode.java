package org.zaitaku.shared;

import java.util.regex.Pattern;

/**
 * 機関コード, ten digits: prefecture 2 + fee table 1 + institution 7 (ORG-001). Which kind of
 * institution the fee-table digit means says {@code InstitutionKind}.
 */
public record InstitutionCode(String value) {

  private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");

  public InstitutionCode {
    if (value == null || !TEN_DIGITS.matcher(value).matches()) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, "institutionCode");
    }
  }

  public String prefecture() {
    return value.substring(0, 2);
  }

  public char feeTable() {
    return value.charAt(2);
  }

  public String number() {
    return value.substring(3);
  }

  /**
   * The last digit is a check digit (Luhn over all ten). A wrong one is warned of, never refused.
   */
  public boolean hasValidCheckDigit() {
    int sum = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = value.charAt(i) - '0';
      boolean doubled = (value.length() - i) % 2 == 0;
      int weighted = doubled ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  @Override
  public String toString() {
    return value;
  }
}
