package org.zaitaku.account.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.account.Fault;
import org.zaitaku.account.FieldFault;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.CharacterCode;
import org.zaitaku.shared.SpreadsheetText;
import org.zaitaku.shared.table.StructureFaultException;

/** What may be uploaded, and what is said about everything else. */
@Tag("BULK-003")
class BulkFileTest {

  private static final Charset WINDOWS = Charset.forName("windows-31j");
  private static final String HEADINGS = "権限区分,ユーザID,ユーザ名,ユーザ名（カナ）,利用開始年月日,利用終了年月日\r\n";
  private static final String GOOD = "一般利用者,ippan01,髙橋　﨑子,タカハシ,20261001,2027/03/31\r\n";
  private static final EnumSet<AccountRole> OF_ADMINISTRATORS =
      EnumSet.of(
          AccountRole.GENERAL,
          AccountRole.MEDICAL_VIEWER,
          AccountRole.WEB_API,
          AccountRole.LINKAGE_APP,
          AccountRole.FACE_READER);

  private static List<BulkRow> read(String text) {
    return BulkFileReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String refusal(byte[] file) {
    StructureFaultException refused =
        catchThrowableOfType(StructureFaultException.class, () -> BulkFileReader.read(file));
    return refused == null ? "none" : refused.getMessage();
  }

  private static String refusal(String text) {
    return refusal(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF"})
  void utf8IsReadWithAndWithoutByteOrderMark(String mark) {
    List<BulkRow> rows = read(mark + HEADINGS + GOOD);

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).line()).isEqualTo(2);
    assertThat(rows.get(0).role()).isEqualTo(AccountRole.GENERAL);
    assertThat(rows.get(0).cells())
        .containsExactly("一般利用者", "ippan01", "髙橋　﨑子", "タカハシ", "20261001", "2027/03/31");
  }

  @Test
  void whatJapaneseSpreadsheetsWriteIsReadWithTheirOwnLetters() {
    assertThat(BulkFileReader.read((HEADINGS + GOOD).getBytes(WINDOWS)).get(0).cells())
        .contains("髙橋　﨑子");
  }

  @Test
  void aByteThatBelongsToNoTextIsToldByItsLine() {
    byte[] file = (HEADINGS + GOOD + GOOD).getBytes(StandardCharsets.UTF_8);
    file[file.length - 3] = (byte) 0xFF;
    assertThat(refusal(file)).isEqualTo("ENCODING line 3");
    byte[] windows = (HEADINGS + GOOD + GOOD).getBytes(WINDOWS);
    windows[windows.length - 3] = (byte) 0xFF;
    assertThat(refusal(windows)).isEqualTo("ENCODING line 3");
    byte[] mixed = (HEADINGS + GOOD).getBytes(StandardCharsets.UTF_8);
    byte[] tail = GOOD.getBytes(WINDOWS);
    byte[] both = Arrays.copyOf(mixed, mixed.length + tail.length);
    System.arraycopy(tail, 0, both, mixed.length, tail.length);
    assertThat(refusal(both)).as("two encodings in one file").isEqualTo("ENCODING line 3");
  }

  @Test
  @Tag("BULK-020")
  void aFileThatCannotBeReadIsToldByItsFirstFault() {
    assertThat(refusal("")).isEqualTo("NO_ROWS");
    assertThat(refusal("\uFEFF\r\n\r\n")).isEqualTo("NO_ROWS");
    assertThat(refusal(HEADINGS)).isEqualTo("NO_ROWS");
    assertThat(refusal(HEADINGS + ",,,,,\r\n")).isEqualTo("NO_ROWS");
    assertThat(refusal(GOOD)).as("no headings").isEqualTo("HEADINGS line 1/1");
    assertThat(refusal("こんにちは")).isEqualTo("COLUMNS line 1/1");
    assertThat(refusal(HEADINGS + GOOD + "1,2,3,4,5,6,7,8,9,10,11\r\n"))
        .as("eleven columns")
        .isEqualTo("COLUMNS line 3/11");
    assertThat(refusal(HEADINGS + "一般利用者,ippan01\r\n")).isEqualTo("COLUMNS line 2/2");
    assertThat(refusal(HEADINGS.replace(',', '\t'))).isEqualTo("COLUMNS line 1/1");
    assertThat(refusal(HEADINGS + GOOD + "一般利用者,\"ippan02,山田,ヤマダ,20261001,\r\n" + GOOD))
        .as("a quotation mark left open")
        .isEqualTo("QUOTE line 3");
    assertThat(refusal(HEADINGS + "一般利用者,\"ippan\"02,山田,ヤマダ,20261001,\r\n"))
        .isEqualTo("QUOTE line 2");
    assertThat(refusal(HEADINGS + "一般利用者,ippan01,山\0田,ヤマダ,20261001,\r\n"))
        .as("NUL")
        .isEqualTo("CONTROL_CHARACTER line 2/3");
    assertThat(refusal(HEADINGS + "一般利用者,ippan01," + "山".repeat(1001) + ",ヤマダ,20261001,\r\n"))
        .isEqualTo("CELL_TOO_LONG line 2/3");
    assertThat(refusal(new byte[] {'P', 'K', 3, 4, 0, 0, 1})).isEqualTo("UNREADABLE");
    assertThat(refusal("%PDF-1.7\n1 0 obj")).isEqualTo("COLUMNS line 1/1");
    assertThat(refusal((HEADINGS + GOOD).getBytes(StandardCharsets.UTF_16)))
        .startsWith("ENCODING line 1");
  }

  @Test
  void linesAreCountedAsAnEditorCountsThem() {
    assertThat(read(HEADINGS + "\r\n" + ",,,,,\r\n" + GOOD + "\"一般利用者\n\",x,y,z,1,2\r\n" + GOOD))
        .extracting(BulkRow::line)
        .containsExactly(4, 5, 7);
  }

  @ParameterizedTest
  @CsvSource({"10000, 10000", "10001, 0"})
  void tenThousandRowsAreReadAndOneMoreIsNot(int rows, int read) {
    String file = HEADINGS + GOOD.repeat(rows);

    if (read == 0) {
      assertThat(refusal(file)).isEqualTo("TOO_MANY_ROWS line 10002");
    } else {
      assertThat(read(file)).hasSize(read);
    }
  }

  @Test
  @Tag("BULK-018")
  @Tag("BULK-028")
  void everyFaultOfEveryRowIsFoundAndTheFirstOfTwoIdsIsNoFault() {
    BulkExamination examination =
        BulkExamination.of(
            read(
                HEADINGS
                    + GOOD
                    + "一般利用者,A0001,=cmd|' /C calc'!A0,ﾔﾏﾀﾞ,20260230,\r\n"
                    + "管理者,kanri09,山田,ヤマダ,20261001,\r\n"
                    + "社長,x,@山田,ヤマダ,2026/10/02,2026/10/01\r\n"
                    + "一般利用者,IPPAN01,山田,ヤマダ,20261001,\r\n"),
            InstitutionKind.MEDICAL,
            OF_ADMINISTRATORS);

    assertThat(examination.rows())
        .extracting(BulkExamination.Examined::faults)
        .containsExactly(
            List.of(),
            List.of(
                new FieldFault("userId", Fault.PREFIX_RESERVED),
                new FieldFault("userName", Fault.CHARACTERS),
                new FieldFault("userNameKana", Fault.HALF_WIDTH_KANA),
                new FieldFault("validFrom", Fault.DATE_FORM)),
            List.of(new FieldFault("role", Fault.ROLE_NOT_ALLOWED)),
            List.of(
                new FieldFault("role", Fault.ROLE_NOT_ALLOWED),
                new FieldFault("userName", Fault.CHARACTERS),
                new FieldFault("validUntil", Fault.END_BEFORE_START)),
            List.of());
    assertThat(examination.rows())
        .extracting(BulkExamination.Examined::repeated)
        .containsExactly(false, false, false, false, true);
    assertThat(examination.hasFaults()).isTrue();
  }

  @Test
  @Tag("BULK-002")
  void aMasterRegistersAdministratorsAndNobodyElse() {
    BulkExamination examination =
        BulkExamination.of(
            read(HEADINGS + "管理者,kanri09,山田,ヤマダ,20261001,\r\n" + GOOD),
            InstitutionKind.MEDICAL,
            EnumSet.of(AccountRole.ADMINISTRATOR));

    assertThat(examination.rows().get(0).faults()).isEmpty();
    assertThat(examination.rows().get(1).faults())
        .containsExactly(new FieldFault("role", Fault.ROLE_NOT_ALLOWED));
  }

  @ParameterizedTest
  @CsvSource({"一般利用者, GENERAL", "　一般 利用者, GENERAL", "ＷｅｂＡＰＩ用, WEB_API", "連携アプリケーション用, LINKAGE_APP"})
  void theRoleIsReadInWhateverWidth(String typed, AccountRole role) {
    assertThat(read(HEADINGS + typed + ",x,y,z,1,2\r\n").get(0).findRole()).contains(role);
  }

  @Test
  @Tag("BULK-019")
  @Tag("BULK-025")
  void theResultOfAFileWithFaultsHasALineForEachRow() {
    BulkExamination examination =
        BulkExamination.of(
            read(HEADINGS + GOOD + "一般利用者,A0001,=1+1,ヤマダ,20261001,\r\n"),
            InstitutionKind.MEDICAL,
            OF_ADMINISTRATORS);

    String[] lines =
        new String(
                BulkResultFile.ofFaults(examination, CharacterCode.UTF_8), StandardCharsets.UTF_8)
            .split("\r\n", -1);

    assertThat(lines[0])
        .isEqualTo("\uFEFF行番号,権限区分,ユーザID,ユーザ名,ユーザ名（カナ）,利用開始年月日,利用終了年月日,初期パスワード,エラー詳細");
    assertThat(lines[1])
        .isEqualTo("2,一般利用者,ippan01,髙橋　﨑子,タカハシ,20261001,2027/03/31,,【入力チェックエラーなし:未登録】");
    assertThat(lines[2])
        .startsWith(
            "3,一般利用者,A0001,'=1+1,ヤマダ,20261001,,,ユーザID：R0～R9、A0～A9、F0～F9で始まるユーザIDは使えません／ユーザ名：");
    assertThat(lines).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1", "+1", "-1", "@x", "\tx"})
  void aCellThatASpreadsheetWouldRunIsMadeText(String cell) {
    assertThat(SpreadsheetText.of(cell)).isEqualTo("'" + cell);
    assertThat(SpreadsheetText.of("山" + cell)).isEqualTo("山" + cell);
  }

  @Test
  void everyFaultHasWordsForEveryColumn() {
    BulkRow row = read(HEADINGS + GOOD).get(0);
    for (Fault fault : Fault.values()) {
      for (BulkColumn column : BulkColumn.values()) {
        assertThat(BulkWords.fault(new FieldFault(column.field(), fault), row.form()))
            .startsWith(BulkWords.heading(column) + "：");
      }
    }
  }

  /** A workbook as somebody might save it. */
  private static byte[] workbook(Typing typing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("入力");
      List<String> headings = BulkWords.headings();
      for (int i = 0; i < headings.size(); i++) {
        sheet.value(0, i, headings.get(i));
      }
      typing.type(sheet);
      sheet.finish();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private interface Typing {
    void type(Worksheet sheet);
  }

  private static void row(Worksheet sheet, int row, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      sheet.value(row, i, cells[i]);
    }
  }

  @Test
  void aSpreadsheetIsReadWithItsDatesNumbersAndGaps() {
    List<BulkRow> rows =
        BulkFileReader.read(
            workbook(
                sheet -> {
                  row(sheet, 1, "一般利用者", "ippan01", "𠮷田", "ヨシダ", "20261001");
                  row(sheet, 4, "一般利用者", "", "山田", "ヤマダ");
                  sheet.value(4, 1, 12345);
                  sheet.value(4, 4, LocalDate.of(2026, 10, 1));
                  sheet.style(4, 4).format("yyyy/mm/dd").set();
                  sheet.value(4, 5, 20270331);
                  sheet.formula(5, 2, "1+1");
                }));

    assertThat(rows).extracting(BulkRow::line).containsExactly(2, 5, 6);
    assertThat(rows.get(0).cells())
        .containsExactly("一般利用者", "ippan01", "𠮷田", "ヨシダ", "20261001", "");
    assertThat(rows.get(1).cells())
        .containsExactly("一般利用者", "12345", "山田", "ヤマダ", "2026/10/01", "20270331");
    assertThat(rows.get(2).cells().get(2)).isEqualTo("=1+1");
  }

  @Test
  void aSpreadsheetWithASeventhColumnIsRefused() {
    assertThat(refusal(workbook(sheet -> row(sheet, 1, "1", "2", "3", "4", "5", "6", "7"))))
        .isEqualTo("COLUMNS line 2/7");
    assertThat(refusal(workbook(sheet -> {}))).isEqualTo("NO_ROWS");
  }

  @Test
  void aSpreadsheetOfTenThousandAndOneRowsIsRefused() {
    assertThat(
            refusal(
                workbook(
                    sheet ->
                        IntStream.rangeClosed(1, 10_001)
                            .forEach(i -> row(sheet, i, "一般利用者", "x" + i, "y", "z", "1", "2")))))
        .isEqualTo("TOO_MANY_ROWS line 10002");
  }

  @Test
  void aBombIsRefusedBeforeItIsRead() throws IOException {
    assertThat(refusal(zip(1, 80_000_000))).as("one large file").isEqualTo("EXPANDS_TOO_FAR");
    assertThat(refusal(zip(1, 20_000_000)))
        .as("a small file that unpacks to far more than its size")
        .isEqualTo("EXPANDS_TOO_FAR");
    assertThat(refusal(zip(201, 1))).as("many files").isEqualTo("EXPANDS_TOO_FAR");
    assertThat(refusal(zip(2, 10))).as("no workbook").isEqualTo("UNREADABLE");
  }

  private static byte[] zip(int entries, int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < entries; i++) {
        zip.putNextEntry(new ZipEntry("xl/" + i + ".xml"));
        zip.write(new byte[size]);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void aSpreadsheetWithADocumentTypeOfItsOwnExpandsNothing() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          ("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                  + "<Types>&b;</Types>")
              .getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    assertThat(refusal(bytes.toByteArray())).isEqualTo("UNREADABLE");
  }

  @Test
  void theToolIsAcceptedAsItIsAndOffersWhatTheUploaderMayRegister() throws IOException {
    byte[] tool = BulkTool.xlsx(OF_ADMINISTRATORS);

    assertThat(refusal(tool)).as("nothing typed yet").isEqualTo("NO_ROWS");
    String sheet = entry(tool, "xl/worksheets/sheet1.xml");
    assertThat(sheet).contains("<dataValidation").contains("A2:A10001").contains("F2:F10001");
    assertThat(offered(tool))
        .containsExactly("一般利用者", "医療情報閲覧", "WebAPI用", "連携アプリケーション用", "顔認証付きカードリーダー用");
    assertThat(offered(BulkTool.xlsx(EnumSet.of(AccountRole.ADMINISTRATOR))))
        .containsExactly("管理者");
    assertThat(refusal(BulkTool.csv())).isEqualTo("NO_ROWS");
  }

  /** What the list of 権限区分 holds. */
  private static List<String> offered(byte[] tool) throws IOException {
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(tool))) {
      return workbook.findSheet("使い方").orElseThrow().read().stream()
          .map(row -> row.getOptionalCell(9).map(cell -> cell.asString()).orElse(""))
          .filter(text -> !text.isEmpty())
          .toList();
    }
  }

  private static String entry(byte[] file, String name) throws IOException {
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      return new String(
          zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void noSpreadsheetOfRandomDamageBreaksTheReader() {
    byte[] good = workbook(sheet -> row(sheet, 1, "一般利用者", "x1", "山", "ヤ", "20261001"));
    Random random = new Random(3);
    String answers =
        IntStream.range(0, 300)
            .mapToObj(
                i -> {
                  byte[] damaged = good.clone();
                  for (int n = 0; n < 5; n++) {
                    damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt(256);
                  }
                  return refusal(damaged).replaceAll(" .*", "");
                })
            .distinct()
            .sorted()
            .collect(Collectors.joining(" "));

    assertThat(answers).contains("UNREADABLE");
  }
}
