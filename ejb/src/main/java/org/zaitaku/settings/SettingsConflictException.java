package org.zaitaku.settings;

import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/** Somebody else saved since the settings were shown; tells what they are now. */
public class SettingsConflictException extends BusinessException {

  private static final long serialVersionUID = 1L;

  private final transient SettingsView current;

  SettingsConflictException(SettingsView current) {
    super(ErrorCode.CONFLICT);
    this.current = current;
  }

  public SettingsView current() {
    return current;
  }
}
