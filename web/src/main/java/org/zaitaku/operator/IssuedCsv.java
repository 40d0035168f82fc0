package org.zaitaku.operator;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.zaitaku.account.TypedDate;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.SpreadsheetText;

/** First accounts of institutions as a file, with their initial passwords. */
final class IssuedCsv {

  private static final char BOM = '\uFEFF';

  private final Locale language;

  IssuedCsv(Locale language) {
    this.language = language;
  }

  byte[] write(List<EnrolledInstitution> enrolled) {
    StringWriter file = new StringWriter();
    file.write(BOM);
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(file)) {
      csv.writeRecord(
          words("login.institution"),
          words("frame.institution"),
          words("account.role"),
          words("account.userId"),
          words("issued.password"),
          words("issued.usableUntil"));
      for (EnrolledInstitution institution : enrolled) {
        for (IssuedAccount account : institution.accounts()) {
          csv.writeRecord(
              institution.code(),
              SpreadsheetText.of(institution.name()),
              words("role." + account.role()),
              account.userId(),
              account.password(),
              TypedDate.show(account.validUntil()));
        }
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String words(String key) {
    return ScreenMessages.words(language, key);
  }
}
