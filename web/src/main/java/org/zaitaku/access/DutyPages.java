package org.zaitaku.access;

import java.util.Optional;
import org.zaitaku.account.Duty;

/** Where somebody is led who has something to do before the menu opens. */
final class DutyPages {

  private static final String PASSWORD_DUE = "/password-due.xhtml";
  private static final String PASSWORD_CHANGE = "/password-change.xhtml";
  private static final String SET_UP = "/second-factor-setup.xhtml";
  private static final String SET_UP_CODE = "/second-factor-setup/qr";

  private DutyPages() {}

  /** The page on which a duty begins; empty where there is none. */
  static Optional<String> find(Duty duty) {
    return switch (duty) {
      case NONE -> Optional.empty();
      case CHANGE_PASSWORD -> Optional.of(PASSWORD_DUE);
      case SET_UP_SECOND_FACTOR -> Optional.of(SET_UP);
    };
  }

  /** Whether a path is one of the duty's. */
  static boolean belongs(Duty duty, String path) {
    return switch (duty) {
      case NONE -> false;
      case CHANGE_PASSWORD -> path.equals(PASSWORD_DUE) || path.equals(PASSWORD_CHANGE);
      case SET_UP_SECOND_FACTOR -> path.equals(SET_UP) || path.equals(SET_UP_CODE);
    };
  }
}
