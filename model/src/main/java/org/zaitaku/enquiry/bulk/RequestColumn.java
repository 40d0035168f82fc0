package org.zaitaku.enquiry.bulk;

/**
 * The columns of a 資格確認一括要求ファイル, in order. Its layout is named only (ELG-020); this one asks what
 * the screen asks about one patient.
 */
public enum RequestColumn {
  REFERENCE(0),
  INSURER(1),
  SYMBOL(2),
  NUMBER(3),
  BRANCH(4),
  BIRTH_DATE(5);

  private final int index;

  RequestColumn(int index) {
    this.index = index;
  }

  /** Counted from 0. */
  public int index() {
    return index;
  }
}
