package org.zaitaku.settings;

import java.util.List;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/** A {@link SettingsForm} was refused; tells every rule that it breaks. */
public class SettingsFormException extends BusinessException {

  private static final long serialVersionUID = 1L;

  private final transient List<SettingsFault> faults;

  SettingsFormException(List<SettingsFault> faults) {
    super(ErrorCode.VALUE_INVALID, faults.get(0).rule().name());
    this.faults = List.copyOf(faults);
  }

  public List<SettingsFault> faults() {
    return faults;
  }
}
