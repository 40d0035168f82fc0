package org.zaitaku.medical;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zaitaku.shared.CharacterCode;

/** The file of ［医療情報閲覧履歴照会］. */
class ViewHistoryCsvTest {

  private static final Path DOCUMENT = Path.of("../docs/view-history.md");

  private static final Pattern COLUMN = Pattern.compile("(?m)^\\| [0-9]+ \\| (.+?) \\| (.+?) \\|");

  private static ViewLine line(String userName, String patientName) {
    return new ViewLine(
        1,
        Instant.parse("2026-11-20T15:00:00Z"),
        "iryo01",
        userName,
        1701,
        patientName,
        MedicalInformation.SURGERY_TREATMENT_MEDICATION);
  }

  private static byte[] file(Locale language, CharacterCode code, ViewLine... lines) {
    return new ViewHistoryCsv(language).write(List.of(lines), code);
  }

  private static String utf8(Locale language, ViewLine... lines) {
    return new String(file(language, CharacterCode.UTF_8, lines), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @Tag("HIS-012")
  @CsvSource({"ja, 1", "en, 2"})
  void theColumnsAreThoseOfTheDocument(Locale language, int group) throws IOException {
    List<String> documented =
        COLUMN
            .matcher(Files.readString(DOCUMENT))
            .results()
            .map((MatchResult row) -> row.group(group))
            .toList();

    assertThat(documented).hasSize(ViewHistoryCsv.COLUMNS.size());
    assertThat(utf8(language)).isEqualTo("\uFEFF" + String.join(",", documented) + "\r\n");
  }

  @Test
  void aLineSaysWhenWhoAndWhose() {
    assertThat(utf8(Locale.JAPANESE, line("見本　閲覧", "𠮷田　健一")))
        .endsWith("\r\n2026/11/21 00:00:00,iryo01,見本　閲覧,1701,𠮷田　健一,手術・診療・薬剤情報\r\n");
  }

  @Test
  void whoMayNotBeToldIsANumberOnly() {
    assertThat(utf8(Locale.JAPANESE, line("見本　閲覧", null))).contains(",1701,,手術・診療・薬剤情報");
  }

  @Test
  @Tag("HIS-012")
  void itIsWrittenInTheInstitutionsCharacterCode() {
    assertThat(
            new String(
                file(Locale.JAPANESE, CharacterCode.SHIFT_JIS, line("髙橋", "𠮷田　健一")),
                CharacterCode.SHIFT_JIS.charset()))
        .startsWith("閲覧日時,")
        .contains(",髙橋,1701,〓田　健一,");
  }

  @Test
  void nothingIsRunAsAFormula() {
    assertThat(utf8(Locale.JAPANESE, line("=cmd|' /C calc'!A0", "＝１")))
        .contains(",'=cmd|")
        .contains(",'＝１,");
  }
}
