package org.zaitaku.shared.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A file of rows as CSV (RFC 4180): commas, quotation marks, a line a row. */
final class CsvFile {

  private CsvFile() {}

  static List<FileLine> lines(byte[] file, TableLayout layout) {
    return lines(FileText.decode(file, layout.headings()), 1 + layout.mostRows());
  }

  private static List<FileLine> lines(String text, int mostLines) {
    List<FileLine> lines = new ArrayList<>();
    int next = 1;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text)) {
      Iterator<CsvRecord> records = reader.iterator();
      while (records.hasNext()) {
        CsvRecord found = records.next();
        FileLine line = new FileLine((int) found.getStartingLineNumber(), found.getFields());
        next = line.number() + 1 + lineEnds(line);
        if (!line.isBlank()) {
          lines.add(line);
        }
        if (lines.size() > mostLines) {
          throw new StructureFaultException(StructureFault.TOO_MANY_ROWS, line.number(), null);
        }
      }
    } catch (CsvParseException quote) {
      throw new StructureFaultException(StructureFault.QUOTE, next, null);
    } catch (IOException ofNoFile) {
      throw new UncheckedIOException(ofNoFile);
    }
    return lines;
  }

  /** A quoted cell may hold some. */
  private static int lineEnds(FileLine line) {
    return (int)
        line.cells().stream()
            .flatMapToInt(String::chars)
            .filter(character -> character == '\n')
            .count();
  }
}
