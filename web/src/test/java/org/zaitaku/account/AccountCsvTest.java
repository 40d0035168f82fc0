package org.zaitaku.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.CharacterCode;

class AccountCsvTest {

  private static AccountDetails account(String name) {
    return new AccountDetails(
        7,
        0,
        AccountRole.GENERAL,
        "staff01",
        name,
        "ヤマダ",
        true,
        false,
        LocalDate.of(2026, 4, 1),
        null,
        null);
  }

  private static String write(AccountDetails account) {
    return new String(
        new AccountCsv(key -> key).write(List.of(account), CharacterCode.UTF_8),
        StandardCharsets.UTF_8);
  }

  @Test
  void aFileBeginsWithItsByteOrderMarkAndHasALinePerAccount() {
    assertThat(write(account("山田"))).startsWith("\uFEFF").endsWith("\r\n");
    assertThat(write(account("山田")).split("\r\n", -1)).hasSize(3);
    assertThat(write(account("山田")))
        .contains(
            "staff01,山田,ヤマダ,role.GENERAL,account.state.enabled,account.lock.none,2026/04/01,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(1)", "＝1", "\t=1"})
  void aCellThatASpreadsheetWouldRunIsNeutralised(String name) {
    assertThat(write(account(name))).contains("'" + name);
  }

  @Test
  void anOrdinaryNameStaysAsItIs() {
    assertThat(write(account("山田－太郎"))).contains(",山田－太郎,");
  }

  @Test
  @Tag("ENV-009")
  void inShiftJisThereIsNoMarkAndACharacterThatItLacksIsSeen() {
    byte[] file =
        new AccountCsv(key -> key).write(List.of(account("髙﨑　𠮷")), CharacterCode.SHIFT_JIS);
    String text = new String(file, Charset.forName("windows-31j"));
    assertThat(text).startsWith("account.userId,").contains(",髙﨑　〓,").endsWith("\r\n");
  }
}
