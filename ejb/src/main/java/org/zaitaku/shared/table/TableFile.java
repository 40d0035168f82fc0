package org.zaitaku.shared.table;

import java.util.List;

/**
 * Reads a file of rows, CSV or XLSX. What it is shows in its first bytes, never in its name
 * (BULK-004). Rows without any text are left out.
 */
public final class TableFile {

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private TableFile() {}

  /**
   * The rows below the headings, at least one, each with a cell for each column.
   *
   * @throws StructureFaultException at the first place that cannot be read
   */
  public static List<FileLine> read(byte[] file, TableLayout layout) {
    List<FileLine> lines = isZip(file) ? XlsxFile.lines(file, layout) : CsvFile.lines(file, layout);
    if (lines.isEmpty()) {
      throw new StructureFaultException(StructureFault.NO_ROWS);
    }
    checkHeadings(lines.get(0), layout);
    List<FileLine> rows = lines.subList(1, lines.size());
    rows.forEach(row -> check(row, layout));
    if (rows.isEmpty()) {
      throw new StructureFaultException(StructureFault.NO_ROWS);
    }
    return rows;
  }

  private static boolean isZip(byte[] file) {
    for (int i = 0; i < ZIP.length; i++) {
      if (file.length <= i || file[i] != ZIP[i]) {
        return false;
      }
    }
    return true;
  }

  private static void checkHeadings(FileLine line, TableLayout layout) {
    check(line, layout);
    for (int column = 0; column < layout.columns(); column++) {
      if (!layout.isHeading(line.cells().get(column), column)) {
        throw new StructureFaultException(StructureFault.HEADINGS, line.number(), column + 1);
      }
    }
  }

  private static void check(FileLine line, TableLayout layout) {
    List<String> cells = line.cells();
    if (cells.size() != layout.columns()) {
      throw new StructureFaultException(StructureFault.COLUMNS, line.number(), cells.size());
    }
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      if (cell.codePoints().anyMatch(TableFile::isNoText)) {
        throw new StructureFaultException(
            StructureFault.CONTROL_CHARACTER, line.number(), column + 1);
      }
      if (cell.length() > TableLimits.LONGEST_CELL) {
        throw new StructureFaultException(StructureFault.CELL_TOO_LONG, line.number(), column + 1);
      }
    }
  }

  /** Line ends and tabs inside of a cell are faults of the cell, not of the file. */
  private static boolean isNoText(int codePoint) {
    return (Character.isISOControl(codePoint)
            && codePoint != '\n'
            && codePoint != '\r'
            && codePoint != '\t')
        || Character.getType(codePoint) == Character.UNASSIGNED
        || Character.getType(codePoint) == Character.SURROGATE;
  }
}
