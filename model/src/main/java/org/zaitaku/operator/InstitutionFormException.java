package org.zaitaku.operator;

import java.util.List;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/** Nothing was enrolled: every fault, by its row (0 for a form) and field. */
public final class InstitutionFormException extends BusinessException {

  private static final long serialVersionUID = 1L;

  /**
   * A fault of a row.
   *
   * @param row from 0
   */
  public record RowFault(int row, InstitutionForm.Wrong wrong) implements java.io.Serializable {}

  private final transient List<RowFault> faults;

  public InstitutionFormException(List<RowFault> faults) {
    super(ErrorCode.VALUE_INVALID, faults.get(0).wrong().field());
    this.faults = List.copyOf(faults);
  }

  /** One fault of a form. */
  public static InstitutionFormException of(String field, InstitutionForm.Fault fault) {
    return new InstitutionFormException(
        List.of(new RowFault(0, new InstitutionForm.Wrong(field, fault))));
  }

  public List<RowFault> faults() {
    return faults;
  }
}
