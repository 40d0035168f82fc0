package org.zaitaku.enquiry.bulk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
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

  /** The lines of a file that asks about these, the headings first; of the headings alone. */
  static List<List<String>> lines(List<ReferenceNumber> references) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(HEADINGS);
    for (ReferenceNumber reference : references) {
      List<String> line = new ArrayList<>(List.of(reference.value()));
      while (line.size() < HEADINGS.size()) {
        line.add("");
      }
      lines.add(line);
    }
    return lines;
  }
}
