package org.zaitaku.account;

import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/** Somebody else changed the account since it was shown; tells what it is now. */
public class AccountConflictException extends BusinessException {

  private static final long serialVersionUID = 1L;

  private final AccountDetails current;

  public AccountConflictException(AccountDetails current) {
    super(ErrorCode.CONFLICT);
    this.current = current;
  }

  public AccountDetails current() {
    return current;
  }
}
