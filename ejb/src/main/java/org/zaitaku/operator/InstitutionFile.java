package org.zaitaku.operator;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.zaitaku.shared.table.FileText;
import org.zaitaku.shared.table.StructureFaultException;

/**
 * A CSV file of institutions: a heading, then a row each of {@link #COLUMNS} columns. UTF-8 with or
 * without a mark, or windows-31j.
 *
 * @param forms by row
 * @param faults of the file itself; where there are any, there are no forms
 */
public record InstitutionFile(List<InstitutionForm> forms, List<FileFault> faults) {

  /** 機関コード, 機関名, 利用開始日, 電子カルテ情報共有サービス利用開始日, PMH (1 or 0), 関連 機関コード, 名, 新設年月日, 廃止年月日. */
  public static final int COLUMNS = 9;

  /** Bytes of a file. */
  public static final int MOST_BYTES = 1_000_000;

  private static final Set<String> SWITCH = Set.of("", "0", "1");

  /** What is wrong with the file. */
  public enum Fault {
    EMPTY,
    TOO_LARGE,
    /** Neither UTF-8 nor windows-31j. */
    ENCODING,
    /** A quote is left open, or what follows a quoted value is not a comma. */
    QUOTES,
    /** Not as many columns as there should be. */
    COLUMNS,
    /** More rows than a file may hold. */
    TOO_MANY_ROWS,
    /** Neither 0 nor 1. */
    SWITCH,
    NUL
  }

  /**
   * @param line in the file, from 1; 0 for the file as a whole
   */
  public record FileFault(long line, Fault fault) implements Serializable {}

  public InstitutionFile {
    forms = List.copyOf(forms);
    faults = List.copyOf(faults);
  }

  /** Reads a file; whatever it holds, the answer is a list of forms or of faults. */
  public static InstitutionFile read(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return faulty(0, Fault.TOO_LARGE);
    }
    String text;
    try {
      text = FileText.decode(bytes, List.of());
    } catch (StructureFaultException unreadable) {
      return faulty(unreadable.line(), Fault.ENCODING);
    }
    return text.indexOf('\0') >= 0 ? faulty(0, Fault.NUL) : parse(text);
  }

  private static InstitutionFile parse(String text) {
    List<InstitutionForm> forms = new ArrayList<>();
    List<FileFault> faults = new ArrayList<>();
    boolean heading = true;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text)) {
      for (CsvRecord row : reader) {
        if (heading) {
          heading = false;
        } else if (forms.size() == InstitutionService.MOST_ROWS) {
          return faulty(row.getStartingLineNumber(), Fault.TOO_MANY_ROWS);
        } else if (row.getFieldCount() != COLUMNS) {
          faults.add(new FileFault(row.getStartingLineNumber(), Fault.COLUMNS));
        } else if (!SWITCH.contains(row.getField(4).strip())) {
          faults.add(new FileFault(row.getStartingLineNumber(), Fault.SWITCH));
        } else {
          forms.add(form(row));
        }
      }
    } catch (CsvParseException broken) {
      return faulty(0, Fault.QUOTES);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    if (!faults.isEmpty()) {
      return new InstitutionFile(List.of(), faults);
    }
    return forms.isEmpty() ? faulty(0, Fault.EMPTY) : new InstitutionFile(forms, List.of());
  }

  private static InstitutionForm form(CsvRecord row) {
    return new InstitutionForm(
        row.getField(0),
        row.getField(1),
        row.getField(2),
        row.getField(3),
        row.getField(4).strip().equals("1"),
        List.of(
            new InstitutionForm.Related(
                row.getField(5), row.getField(6), row.getField(7), row.getField(8))));
  }

  private static InstitutionFile faulty(long line, Fault fault) {
    return new InstitutionFile(List.of(), List.of(new FileFault(line, fault)));
  }
}
