package org.zaitaku.shared.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.zaitaku.shared.TypedDate;

/**
 * A file of rows as XLSX: its first sheet. Unpacked only after every file inside was seen to stay
 * within {@link TableLimits}, by the same unpacker that reads it afterwards.
 */
final class XlsxFile {

  private static final int BUFFER_BYTES = 8192;

  /** May come out of the smallest file: empty sheets and styles pack well. */
  private static final long LEAST_BYTES = 1024 * 1024;

  private static final String SHEETS = "xl/worksheets/";

  /** Of all that unpacks. */
  private static final int MOST_BYTES_OF_A_ROW = 6_400;

  /** Rows without any text among them: so many times the rows that may hold some. */
  private static final int ROWS_LOOKED_AT = 10;

  /** Up to column ZZ. */
  private static final Pattern NEAR_CELL = Pattern.compile("[A-Z]{1,2}[1-9][0-9]{0,6}");

  private static final XMLInputFactory XML = withoutEntities();

  /** Day 0 of a spreadsheet's dates, for days after February 1900. */
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  private static final BigDecimal FIRST_SERIAL = BigDecimal.valueOf(61);

  /** 9999/12/31; a date typed as eight digits is larger. */
  private static final BigDecimal LAST_SERIAL = BigDecimal.valueOf(2_958_465);

  private XlsxFile() {}

  static List<FileLine> lines(byte[] file, TableLayout layout) {
    try {
      check(file, layout);
      try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
          Stream<Row> rows = sheet(workbook).openStream()) {
        return lines(rows.iterator(), layout);
      }
    } catch (StructureFaultException known) {
      throw known;
    } catch (IOException | XMLStreamException | RuntimeException unreadable) {
      // Whatever a reader says about a file that somebody made up.
      throw new StructureFaultException(StructureFault.UNREADABLE);
    }
  }

  private static Sheet sheet(ReadableWorkbook workbook) {
    return workbook
        .getSheet(0)
        .orElseThrow(() -> new StructureFaultException(StructureFault.NO_ROWS));
  }

  /** Counts what really comes out; what the archive says about itself is not believed. */
  private static void check(byte[] file, TableLayout layout)
      throws IOException, XMLStreamException {
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      if (entries.size() > TableLimits.MOST_ENTRIES) {
        throw new StructureFaultException(StructureFault.EXPANDS_TOO_FAR);
      }
      byte[] buffer = new byte[BUFFER_BYTES];
      long most =
          Math.min(
              Math.max(LEAST_BYTES, (long) layout.mostRows() * MOST_BYTES_OF_A_ROW),
              Math.max(LEAST_BYTES, (long) file.length * TableLimits.HIGHEST_RATIO));
      long unpacked = 0;
      for (ZipArchiveEntry entry : entries) {
        try (InputStream content = zip.getInputStream(entry)) {
          int read = content.read(buffer);
          while (read >= 0) {
            unpacked += read;
            if (unpacked > most) {
              throw new StructureFaultException(StructureFault.EXPANDS_TOO_FAR);
            }
            read = content.read(buffer);
          }
        }
      }
      for (ZipArchiveEntry entry : entries) {
        if (entry.getName().startsWith(SHEETS)) {
          try (InputStream content = zip.getInputStream(entry)) {
            checkCells(content, layout);
          }
        }
      }
    }
  }

  /**
   * The reader makes room for every cell up to the furthest that a sheet names, and for every row:
   * a file of a few bytes may name more than the server holds.
   */
  private static void checkCells(InputStream sheet, TableLayout layout) throws XMLStreamException {
    XMLStreamReader reader = XML.createXMLStreamReader(sheet);
    int rows = 0;
    try {
      while (reader.hasNext()) {
        if (reader.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        if (reader.getLocalName().equals("row")) {
          rows++;
        } else if (reader.getLocalName().equals("c")) {
          String cell = reader.getAttributeValue(null, "r");
          if (cell != null && !NEAR_CELL.matcher(cell).matches()) {
            throw new StructureFaultException(StructureFault.UNREADABLE);
          }
        }
        if (rows > 1 + layout.mostRows() * ROWS_LOOKED_AT) {
          throw new StructureFaultException(StructureFault.TOO_MANY_ROWS);
        }
      }
    } finally {
      reader.close();
    }
  }

  private static XMLInputFactory withoutEntities() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private static List<FileLine> lines(Iterator<Row> rows, TableLayout layout) {
    List<FileLine> lines = new ArrayList<>();
    int last = 0;
    while (rows.hasNext()) {
      Row row = rows.next();
      FileLine line = new FileLine(row.getRowNum(), cells(row, layout));
      if (line.number() <= last) {
        throw new StructureFaultException(StructureFault.UNREADABLE);
      }
      last = line.number();
      if (!line.isBlank()) {
        lines.add(line);
      }
      if (lines.size() > 1 + layout.mostRows()) {
        throw new StructureFaultException(StructureFault.TOO_MANY_ROWS, line.number(), null);
      }
    }
    return lines;
  }

  /** As many as there are columns, more where something stands further right. */
  private static List<String> cells(Row row, TableLayout layout) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < row.getCellCount(); column++) {
      Cell cell = row.getCell(column);
      cells.add(cell == null ? "" : text(cell, layout.dates().contains(column)));
    }
    while (cells.size() > layout.columns() && cells.get(cells.size() - 1).isBlank()) {
      cells.remove(cells.size() - 1);
    }
    while (cells.size() < layout.columns()) {
      cells.add("");
    }
    return cells;
  }

  /** A formula is text that begins with =, and no rule takes it. */
  private static String text(Cell cell, boolean date) {
    if (cell.getType() == CellType.FORMULA) {
      return "=" + cell.getFormula();
    }
    if (cell.getType() == CellType.NUMBER) {
      return number(cell.asNumber(), date);
    }
    String text = cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
    return text == null ? "" : text;
  }

  /** A spreadsheet keeps a date as a number of days. */
  private static String number(BigDecimal number, boolean date) {
    if (date
        && number.stripTrailingZeros().scale() <= 0
        && number.compareTo(FIRST_SERIAL) >= 0
        && number.compareTo(LAST_SERIAL) <= 0) {
      return TypedDate.show(DAY_ZERO.plusDays(number.longValue()));
    }
    BigDecimal plain = number.stripTrailingZeros();
    // A number of a hundred thousand digits is as few bytes as any other.
    return plain.precision() - plain.scale() > TableLimits.LONGEST_CELL
            || plain.scale() > TableLimits.LONGEST_CELL
        ? plain.toString()
        : plain.toPlainString();
  }
}
