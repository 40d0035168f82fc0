package org.zaitaku.shared.table;

import java.util.Objects;

/** A file cannot be read; says where. */
public class StructureFaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final StructureFault fault;
  private final Integer line;
  private final Integer column;

  /** Of the file as a whole. */
  public StructureFaultException(StructureFault fault) {
    this(fault, null, null);
  }

  /**
   * @param line counted from 1; null where it is the file as a whole
   * @param column counted from 1, or the number of columns for {@link StructureFault#COLUMNS}; null
   *     where it is the line as a whole
   */
  public StructureFaultException(StructureFault fault, Integer line, Integer column) {
    super(fault + (line == null ? "" : " line " + line) + (column == null ? "" : "/" + column));
    this.fault = Objects.requireNonNull(fault);
    this.line = line;
    this.column = column;
  }

  public StructureFault fault() {
    return fault;
  }

  /** Null where it is the file as a whole. */
  public Integer line() {
    return line;
  }

  /** Null where it is the line as a whole. */
  public Integer column() {
    return column;
  }
}
