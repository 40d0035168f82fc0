package org.zaitaku.enquiry.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.zaitaku.enquiry.EnquiryForm;
import org.zaitaku.enquiry.ReferenceNumber;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.SpreadsheetText;
import org.zaitaku.shared.TypedDate;
import org.zaitaku.shared.table.FileLine;
import org.zaitaku.shared.table.TableFile;
import org.zaitaku.shared.table.TableLayout;

/**
 * A 資格確認一括要求ファイル (ELG-018): a line of headings, then a line a patient, CSV or XLSX. A line with a
 * 照会番号 is asked by that alone.
 *
 * @param faults of all rows; where there are any, nothing is asked
 */
public record RequestFile(List<RequestRow> rows, List<RequestFault> faults) {

  /** Patients in a file. */
  public static final int MOST_ROWS = 1_000;

  /** Bytes of a file. */
  public static final int MOST_BYTES = 1024 * 1024;

  private static final int COLUMN_WIDTH = 20;

  /** The format of a spreadsheet's cell that leaves what is typed as it is. */
  private static final String TEXT = "@";

  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.zaitaku.enquiry.bulk.words", Locale.ROOT);

  private static final List<String> HEADINGS =
      Arrays.stream(RequestColumn.values())
          .map(column -> WORDS.getString("column." + column.name()))
          .toList();

  private static final TableLayout LAYOUT =
      new TableLayout(HEADINGS, Set.of(RequestColumn.BIRTH_DATE.index()), MOST_ROWS);

  public RequestFile {
    rows = List.copyOf(rows);
    faults = List.copyOf(faults);
  }

  /**
   * @param day 資格確認日 of all rows
   * @throws org.zaitaku.shared.table.StructureFaultException at the first place that cannot be read
   */
  public static RequestFile read(
      byte[] file, CareSetting careSetting, LocalDate day, LocalDate today) {
    List<RequestRow> rows = new ArrayList<>();
    List<RequestFault> faults = new ArrayList<>();
    for (FileLine line : TableFile.read(file, LAYOUT)) {
      EnquiryForm form = form(line, careSetting, day);
      form.faults(today).forEach(fault -> faults.add(new RequestFault(line.number(), fault)));
      if (faults.isEmpty()) {
        rows.add(new RequestRow(line.number(), form.query()));
      }
    }
    return new RequestFile(faults.isEmpty() ? rows : List.of(), faults);
  }

  private static EnquiryForm form(FileLine line, CareSetting careSetting, LocalDate day) {
    String reference = cell(line, RequestColumn.REFERENCE);
    return new EnquiryForm(
        careSetting,
        TypedDate.show(day),
        reference.isBlank() ? null : reference,
        cell(line, RequestColumn.INSURER),
        cell(line, RequestColumn.SYMBOL),
        cell(line, RequestColumn.NUMBER),
        cell(line, RequestColumn.BRANCH),
        cell(line, RequestColumn.BIRTH_DATE));
  }

  private static String cell(FileLine line, RequestColumn column) {
    return SpreadsheetText.typed(line.cells().get(column.index()));
  }

  /**
   * A workbook that asks about these; of the headings alone for none. Its cells are text, so that a
   * spreadsheet takes no leading zero off.
   */
  static byte[] workbook(List<ReferenceNumber> references) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(file, "Zaitaku", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("1");
      for (int column = 0; column < HEADINGS.size(); column++) {
        sheet.value(0, column, HEADINGS.get(column));
        sheet.width(column, COLUMN_WIDTH);
      }
      sheet
          .range(1, 0, Math.max(references.size(), MOST_ROWS), HEADINGS.size() - 1)
          .style()
          .format(TEXT)
          .set();
      for (int i = 0; i < references.size(); i++) {
        sheet.value(i + 1, RequestColumn.REFERENCE.index(), references.get(i).value());
      }
      workbook.finish();
    } catch (IOException ofNoFile) {
      throw new UncheckedIOException(ofNoFile);
    }
    return file.toByteArray();
  }
}
