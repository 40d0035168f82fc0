package org.zaitaku.enquiry.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.enquiry.EnquiryFault;
import org.zaitaku.enquiry.EnquiryQuery;
import org.zaitaku.enquiry.InsuredNumber;
import org.zaitaku.enquiry.ReferenceNumber;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.table.StructureFault;
import org.zaitaku.shared.table.StructureFaultException;

/** 資格確認一括要求ファイル: what it may hold, and what is said of what it may not. */
@Tag("ELG-018")
@Tag("ELG-020")
class RequestFileTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static final String HEADINGS = "照会番号,保険者番号,被保険者証記号,被保険者証番号,枝番,生年月日\r\n";

  private static RequestFile read(byte[] file) {
    return RequestFile.read(file, CareSetting.ONLINE, TODAY, TODAY);
  }

  private static RequestFile read(String rows) {
    return read((HEADINGS + rows).getBytes(StandardCharsets.UTF_8));
  }

  private static EnquiryQuery reference(String number) {
    return new EnquiryQuery(CareSetting.ONLINE, TODAY, null, new ReferenceNumber(number));
  }

  private static final EnquiryQuery PAPERS =
      new EnquiryQuery(
          CareSetting.ONLINE,
          TODAY,
          new InsuredNumber("139998", "見本1", "77", "01", LocalDate.of(1954, 2, 20)),
          null);

  @Test
  void aPatientIsAskedForByReferenceNumberOrByThePapers() {
    RequestFile file = read("Ａ-1,,,,,\r\n,139998,見本１,７７,1,19540220\r\n");

    assertThat(file.faults()).isEmpty();
    assertThat(file.rows())
        .containsExactly(new RequestRow(2, reference("A-1")), new RequestRow(3, PAPERS));
  }

  @Test
  void aReferenceNumberCountsAlone() {
    assertThat(read("A-1,139998,,77,,1954/2/20\r\n").rows())
        .containsExactly(new RequestRow(2, reference("A-1")));
  }

  @Test
  void aSpreadsheetOfJapanIsReadToo() {
    assertThat(
            read((HEADINGS + ",139998,見本１,77,01,1954/02/20\r\n")
                    .getBytes(Charset.forName("windows-31j")))
                .rows())
        .containsExactly(new RequestRow(2, PAPERS));
  }

  @Test
  void aWorkbookKeepsItsDatesAsNumbers() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("1");
      String[] headings = HEADINGS.strip().split(",", -1);
      for (int column = 0; column < headings.length; column++) {
        sheet.value(0, column, headings[column]);
      }
      sheet.value(1, 1, "139998");
      sheet.value(1, 2, "見本１");
      sheet.value(1, 3, 77);
      sheet.value(1, 4, 1);
      sheet.value(1, 5, LocalDate.of(1954, 2, 20));
    }

    assertThat(read(bytes.toByteArray()).rows()).containsExactly(new RequestRow(2, PAPERS));
  }

  @Test
  void everyFaultOfEveryRowIsToldAndNothingIsAsked() {
    RequestFile file = read("A-1,,,,,\r\n,12345,,,x,20261123\r\nA 1,,,,,\r\n");

    assertThat(file.rows()).isEmpty();
    assertThat(file.faults())
        .containsExactly(
            new RequestFault(3, new EnquiryFault("insurer", EnquiryFault.Kind.FORM)),
            new RequestFault(3, new EnquiryFault("number", EnquiryFault.Kind.MISSING)),
            new RequestFault(3, new EnquiryFault("branch", EnquiryFault.Kind.FORM)),
            new RequestFault(3, new EnquiryFault("birthDate", EnquiryFault.Kind.FUTURE)),
            new RequestFault(4, new EnquiryFault("reference", EnquiryFault.Kind.FORM)));
  }

  @Test
  void aThousandPatientsAreTheMost() {
    assertThat(read("A-1,,,,,\r\n".repeat(1_000)).rows()).hasSize(1_000);
    assertThatThrownBy(() -> read("A-1,,,,,\r\n".repeat(1_001)))
        .isInstanceOfSatisfying(
            StructureFaultException.class,
            fault -> assertThat(fault.fault()).isEqualTo(StructureFault.TOO_MANY_ROWS));
  }

  @Test
  void theFileToFillInIsAcceptedAsItIs() {
    byte[] file =
        RequestFile.workbook(List.of(new ReferenceNumber("00123"), new ReferenceNumber("=1+1")));

    assertThat(read(file).rows())
        .extracting(RequestRow::query)
        .containsExactly(reference("00123"), reference("=1+1"));
    assertThatThrownBy(() -> read(RequestFile.workbook(List.of())))
        .as("headings alone")
        .isInstanceOfSatisfying(
            StructureFaultException.class,
            fault -> assertThat(fault.fault()).isEqualTo(StructureFault.NO_ROWS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row r='1'><c r='ZZZZZZ1'><v>1</v></c></row>",
        "<row r='1'><c r='AAA1'><v>1</v></c></row>",
        "<row r='2'><c r='A2'><v>1</v></c></row><row r='2'><c r='A2'><v>1</v></c></row>",
        "<row r='1'><c r='A1'><v>1</v></c>"
      })
  void aWorkbookThatNamesMoreThanItHoldsIsNotRead(String rows) throws IOException {
    assertUnreadable(workbook(rows), StructureFault.UNREADABLE);
  }

  @Test
  void aWorkbookOfEmptyRowsWithoutEndIsNotRead() throws IOException {
    assertUnreadable(workbook("<row/>".repeat(10_002)), StructureFault.TOO_MANY_ROWS);
  }

  private static void assertUnreadable(byte[] file, StructureFault fault) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOfSatisfying(
            StructureFaultException.class, said -> assertThat(said.fault()).isEqualTo(fault));
  }

  /** The workbook of the headings with another sheet. */
  private static byte[] workbook(String rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipFile from =
            ZipFile.builder()
                .setSeekableByteChannel(
                    new SeekableInMemoryByteChannel(RequestFile.workbook(List.of())))
                .get();
        ZipOutputStream to = new ZipOutputStream(bytes)) {
      for (ZipArchiveEntry entry : Collections.list(from.getEntries())) {
        to.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().startsWith("xl/worksheets/")) {
          to.write(
              ("<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
                      + rows
                      + "</sheetData></worksheet>")
                  .getBytes(StandardCharsets.UTF_8));
        } else {
          from.getInputStream(entry).transferTo(to);
        }
      }
    }
    return bytes.toByteArray();
  }
}
