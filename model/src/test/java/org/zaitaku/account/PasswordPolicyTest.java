package org.zaitaku.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zaitaku.account.PasswordFault.COMMON;
import static org.zaitaku.account.PasswordFault.HOLDS_USER_ID;
import static org.zaitaku.account.PasswordFault.TOO_FEW_KINDS;
import static org.zaitaku.account.PasswordFault.TOO_LONG;
import static org.zaitaku.account.PasswordFault.TOO_SHORT;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.shared.UserId;

/** LOG-046, and what the guideline asks for. */
@Tag("LOG-046")
class PasswordPolicyTest {

  private static final UserId ID = new UserId("Kanri01");

  private final PasswordPolicy longOnes =
      new PasswordPolicy(PasswordPolicy.Kind.LONG, Period.ofMonths(2));

  private final PasswordPolicy periodic =
      new PasswordPolicy(PasswordPolicy.Kind.PERIODIC, Period.ofMonths(2));

  private List<PasswordFault> faults(String password) {
    return longOnes.faults(password, ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tsukue-mado-7-ame",
        "nagai 9 hanashi",
        "机と窓と雨の七つの話2-だよ",
        "𠮷田さんの庭に猫が3匹いる-",
        "hU8#kW2$qZ5!x"
      })
  void aLongOneOfLettersDigitsAndSymbolsIsGood(String password) {
    assertThat(faults(password)).isEmpty();
  }

  @Test
  void thirteenCharactersAreEnoughAndTwelveAreNot() {
    assertThat(faults("ame-to-mado-7")).isEmpty();
    assertThat(faults("ame-to-mad-7")).containsExactly(TOO_SHORT);
    // 𠮷 is one character, though two in memory.
    assertThat(faults("𠮷𠮷𠮷𠮷𠮷-ame-7")).containsExactly(TOO_SHORT);
    assertThat(faults("𠮷髙﨑山川-ame-to-7")).isEmpty();
  }

  @Test
  void upTo128CharactersOfAnyScriptAreTaken() {
    String word = "机と窓-7ame";
    String longest = (word + "b").repeat(16);
    assertThat(longest.codePointCount(0, longest.length())).isEqualTo(144);
    assertThat(faults(longest.substring(0, 128))).doesNotContain(TOO_LONG);
    assertThat(faults(longest.substring(0, 129))).contains(TOO_LONG);
  }

  @Test
  void aLongOneNeedsLettersDigitsAndSymbols() {
    assertThat(faults("amenofuruhinomado")).contains(TOO_FEW_KINDS);
    assertThat(faults("amenofuruhinomado7")).containsExactly(TOO_FEW_KINDS);
    assertThat(faults("ame-no-furu-hi-no-mado")).containsExactly(TOO_FEW_KINDS);
    assertThat(faults("7291-8836-0041-27")).contains(TOO_FEW_KINDS);
  }

  @Test
  void aShorterOneNeedsThreeOfFourKinds() {
    assertThat(periodic.faults("amE-mado", ID)).isEmpty();
    assertThat(periodic.faults("amemad07", ID)).containsExactly(TOO_FEW_KINDS);
    assertThat(periodic.faults("amE-mad", ID)).containsExactly(TOO_SHORT);
    assertThat(periodic.faults("Amemad07", ID)).isEmpty();
  }

  @Test
  void theUserIdIsInNoPassword() {
    assertThat(faults("ame-kanri01-mado")).containsExactly(HOLDS_USER_ID);
    assertThat(faults("AME-KANRI01-MADO")).containsExactly(HOLDS_USER_ID);
    assertThat(longOnes.faults("ame-no-hi-mado-7", new UserId("am"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Password-2026!",
        "P@ssw0rd-2026!!",
        "passwordpassword1!",
        "2026-Password-!",
        "Hospital-12345",
        "Byouin#2026#11",
        "administrator-1",
        "Zaitaku-Web-2026",
        "qwertyuiop-12345",
        "1qaz2wsx-3edc4rfv",
        "abcdefghijkl-123",
        "aaaaaaaaaaaa-1",
        "abc-1abc-1abc-1",
        "パスワード-2026-0001"
      })
  void whatIsTriedFirstIsRefused(String password) {
    assertThat(faults(password)).contains(COMMON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Welcome-to-the-9-seas", "my-hospital-has-4-gates", "123-go-abc-mado"})
  void aSentenceIsNoWordDressedUp(String password) {
    assertThat(faults(password)).doesNotContain(COMMON);
  }

  @Test
  void onlyAShorterOneHasALastDay() {
    LocalDate today = LocalDate.of(2026, 12, 31);
    assertThat(longOnes.validUntil(today)).isNull();
    assertThat(periodic.validUntil(today)).isEqualTo(LocalDate.of(2027, 2, 28));
  }
}
