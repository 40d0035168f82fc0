package org.zaitaku.account.bulk;

import java.util.List;
import java.util.Set;
import org.zaitaku.shared.table.FileLine;
import org.zaitaku.shared.table.StructureFaultException;
import org.zaitaku.shared.table.TableFile;
import org.zaitaku.shared.table.TableLayout;

/** Reads an アカウント一括登録用ファイル, CSV or XLSX (BULK-003): a line of headings, then a row an account. */
public final class BulkFileReader {

  private static final TableLayout LAYOUT =
      new TableLayout(
          BulkWords.headings(),
          Set.of(BulkColumn.VALID_FROM.index(), BulkColumn.VALID_UNTIL.index()),
          BulkFileLimits.MOST_ROWS);

  private BulkFileReader() {}

  /**
   * The rows below the headings, at least one.
   *
   * @throws StructureFaultException at the first place that cannot be read
   */
  public static List<BulkRow> read(byte[] file) {
    return TableFile.read(file, LAYOUT).stream().map(BulkFileReader::row).toList();
  }

  private static BulkRow row(FileLine line) {
    return new BulkRow(
        line.number(),
        line.cells(),
        BulkWords.findRole(line.cells().get(BulkColumn.ROLE.index())).orElse(null));
  }
}
