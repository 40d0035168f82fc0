package org.zaitaku.enquiry.bulk;

import org.zaitaku.enquiry.EnquiryForm;

/**
 * The columns of a 資格確認一括要求ファイル, in order. Its layout is named only (ELG-020); this one asks what
 * the screen asks about one patient.
 */
public enum RequestColumn {
  REFERENCE(0, EnquiryForm.REFERENCE),
  INSURER(1, EnquiryForm.INSURER),
  SYMBOL(2, EnquiryForm.SYMBOL),
  NUMBER(3, EnquiryForm.NUMBER),
  BRANCH(4, EnquiryForm.BRANCH),
  BIRTH_DATE(5, EnquiryForm.BIRTH_DATE);

  private final int index;
  private final String field;

  RequestColumn(int index, String field) {
    this.index = index;
    this.field = field;
  }

  /** Counted from 0. */
  public int index() {
    return index;
  }

  /** Name of the component of {@link EnquiryForm} that the column fills. */
  public String field() {
    return field;
  }
}
