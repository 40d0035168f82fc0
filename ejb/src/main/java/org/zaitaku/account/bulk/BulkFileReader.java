package org.zaitaku.account.bulk;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads an アカウント一括登録用ファイル, CSV or XLSX (BULK-003): a line of headings, then a row an account. What
 * it is shows in its first bytes, never in its name (BULK-004). Rows without any text are left out.
 */
public final class BulkFileReader {

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private BulkFileReader() {}

  /**
   * The rows below the headings, at least one.
   *
   * @throws StructureFaultException at the first place that cannot be read
   */
  public static List<BulkRow> read(byte[] file) {
    List<FileLine> lines = isZip(file) ? XlsxFile.lines(file) : CsvFile.lines(file);
    if (lines.isEmpty()) {
      throw new StructureFaultException(StructureFault.NO_ROWS);
    }
    checkHeadings(lines.get(0));
    List<BulkRow> rows = new ArrayList<>();
    for (FileLine line : lines.subList(1, lines.size())) {
      check(line);
      rows.add(
          new BulkRow(
              line.number(),
              line.cells(),
              BulkWords.findRole(line.cells().get(BulkColumn.ROLE.index())).orElse(null)));
    }
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

  private static void checkHeadings(FileLine line) {
    check(line);
    for (BulkColumn column : BulkColumn.values()) {
      if (!BulkWords.isHeading(line.cells().get(column.index()), column)) {
        throw new StructureFaultException(
            StructureFault.HEADINGS, line.number(), column.index() + 1);
      }
    }
  }

  private static void check(FileLine line) {
    List<String> cells = line.cells();
    if (cells.size() != BulkColumn.values().length) {
      throw new StructureFaultException(StructureFault.COLUMNS, line.number(), cells.size());
    }
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      if (cell.codePoints().anyMatch(BulkFileReader::isNoText)) {
        throw new StructureFaultException(
            StructureFault.CONTROL_CHARACTER, line.number(), column + 1);
      }
      if (cell.length() > BulkFileLimits.LONGEST_CELL) {
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
