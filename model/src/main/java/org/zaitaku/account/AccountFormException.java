package org.zaitaku.account;

import java.util.List;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/** An {@link AccountForm} was refused; tells every wrong value at once. */
public class AccountFormException extends BusinessException {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldFault> faults;

  public AccountFormException(List<FieldFault> faults) {
    super(ErrorCode.VALUE_INVALID, faults.get(0).field());
    this.faults = List.copyOf(faults);
  }

  public List<FieldFault> faults() {
    return faults;
  }
}
