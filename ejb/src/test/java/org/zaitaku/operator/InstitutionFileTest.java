package org.zaitaku.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zaitaku.operator.InstitutionFile.Fault;
import org.zaitaku.operator.InstitutionFile.FileFault;

class InstitutionFileTest {

  private static final String HEADING = "機関コード,機関名,利用開始日,a,b,c,d,e,f\r\n";
  private static final String ROW = "1319999015,髙橋①病院,2026/12/01,,1,,,,\r\n";

  private static InstitutionFile read(String text) {
    return InstitutionFile.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void bothEncodingsAreRead() {
    for (byte[] bytes :
        List.of(
            (HEADING + ROW).getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + HEADING + ROW).getBytes(StandardCharsets.UTF_8),
            (HEADING + ROW).getBytes(Charset.forName("windows-31j")))) {
      InstitutionFile file = InstitutionFile.read(bytes);

      assertThat(file.faults()).isEmpty();
      assertThat(file.forms())
          .containsExactly(
              new InstitutionForm("1319999015", "髙橋①病院", "2026/12/01", "", true, List.of()));
    }
  }

  @Test
  void whatIsBrokenIsToldByItsLine() {
    assertThat(read("").faults()).containsExactly(new FileFault(0, Fault.EMPTY));
    assertThat(read(HEADING).faults()).containsExactly(new FileFault(0, Fault.EMPTY));
    assertThat(read(HEADING + ROW + "1,2\r\n").faults())
        .containsExactly(new FileFault(3, Fault.COLUMNS));
    assertThat(read(HEADING + ROW.replace("\r", ",x\r")).faults())
        .containsExactly(new FileFault(2, Fault.COLUMNS));
    assertThat(read(HEADING + ROW.replace(",1,", ",yes,")).faults())
        .containsExactly(new FileFault(2, Fault.SWITCH));
    assertThat(read(HEADING + "\"1319999015,x").faults())
        .containsExactly(new FileFault(0, Fault.QUOTES));
    assertThat(read(HEADING + ROW + "\0").faults()).containsExactly(new FileFault(0, Fault.NUL));
    assertThat(read(HEADING + ROW.repeat(InstitutionService.MOST_ROWS + 1)).faults())
        .containsExactly(new FileFault(InstitutionService.MOST_ROWS + 2, Fault.TOO_MANY_ROWS));
    assertThat(InstitutionFile.read(new byte[] {(byte) 0xfd, (byte) 0xff, 0x41}).faults())
        .containsExactly(new FileFault(1, Fault.ENCODING));
    assertThat(InstitutionFile.read(new byte[InstitutionFile.MOST_BYTES + 1]).faults())
        .containsExactly(new FileFault(0, Fault.TOO_LARGE));
  }

  @Test
  void aFileWithAFaultHoldsNoForms() {
    assertThat(read(HEADING + ROW + "1,2\r\n").forms()).isEmpty();
  }
}
