package org.zaitaku.device;

import java.util.Optional;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.OddCharacters;

/**
 * Words by which people know a device: the 端末識別メモ情報 of a code (ACT-008), or the name that a device
 * gives itself. 1 to 50 characters, none of them odd.
 */
public record DeviceLabel(String value) {

  public static final int MOST_CHARACTERS = 50;

  public DeviceLabel {
    if (!fits(value)) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, "label");
    }
  }

  /**
   * As it was typed; blank is none.
   *
   * @throws BusinessException VALUE_INVALID label
   */
  public static Optional<DeviceLabel> of(String typed) {
    return typed == null || typed.isBlank()
        ? Optional.empty()
        : Optional.of(new DeviceLabel(typed.strip()));
  }

  private static boolean fits(String value) {
    return value != null
        && !value.isBlank()
        && value.codePointCount(0, value.length()) <= MOST_CHARACTERS
        && !OddCharacters.in(value);
  }
}
