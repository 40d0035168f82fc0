package org.zaitaku.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditOutcome;
import org.zaitaku.shared.Actor;

class HistoryCsvTest {

  private static String csv(Locale language, String userId, String userName) {
    Operation operation =
        new Operation(
            1,
            Instant.parse("2026-11-20T15:00:00Z"),
            Actor.Kind.ACCOUNT,
            userId,
            userName,
            AuditAction.ACCOUNT_UPDATED,
            AuditOutcome.REFUSED,
            "ippan01",
            "髙橋　𠮷",
            "CONFLICT",
            List.of(new Operation.Item("enabled", "true", null)));
    return new String(new HistoryCsv(language).write(List.of(operation)), StandardCharsets.UTF_8);
  }

  @Test
  void aLineSpeaksTheLanguageOfItsReaderAndTheTimeOfTokyo() {
    assertThat(csv(Locale.JAPANESE, "kanri01", "見本　管理"))
        .startsWith("\uFEFF")
        .contains("2026/11/21 00:00:00,kanri01,見本　管理,アカウントの更新,ippan01,髙橋　𠮷,拒否,")
        .contains("有効: はい → （なし）");
    assertThat(csv(Locale.ENGLISH, "kanri01", null)).contains(",kanri01,,Account updated,");
  }

  @ParameterizedTest
  @CsvSource({
    "ja, group, WATCH, 操作履歴の確認",
    "en, group, WATCH, Looking into the history",
    "ja, outcome, REFUSED, 拒否",
    "ja, status, COMPLETED_WITH_DUPLICATES, 登録完了(一部ID重複あり)",
    "ja, reason, FORCED, 強制ログアウト",
    "en, reason, EXPIRED, No activity",
    "ja, role, MASTER, マスタアカウント",
    "ja, initialPasswords, handedOut, 払い出し済み",
    "ja, locked, false, いいえ",
    "ja, from, 2026-11-02, 2026/11/02",
    "en, validUntil, 2027-03-31, 2027/03/31",
    "ja, validFrom, 2026/10/01, 2026/10/01",
    "ja, userId, GENERAL, GENERAL",
    "ja, userName, true, true",
    "ja, title, 2026-11-02, 2026-11-02",
    "ja, group, gone, gone"
  })
  void aValueIsShownInTheWordsOfItsItem(Locale language, String item, String value, String shown) {
    assertThat(HistoryWords.value(language, item, value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "role:GENERAL, 一般利用者",
    "screen:SESSIONS, ログイン中の利用者",
    "bulk:7, bulk:7",
    "ippan01, ippan01"
  })
  void whatItWasDoneToIsShownInWordsWhereItIsACode(String subject, String shown) {
    assertThat(HistoryWords.subject(Locale.JAPANESE, subject)).isEqualTo(shown);
    assertThat(HistoryWords.subject(Locale.JAPANESE, null)).isNull();
  }

  @Test
  void whyItWasRefusedIsShownInWords() {
    assertThat(HistoryWords.detail(Locale.JAPANESE, "OLD_WRONG")).isEqualTo("現在のパスワードが正しくありません。");
    assertThat(HistoryWords.detail(Locale.ENGLISH, "OLD_WRONG")).doesNotContain("OLD");
  }

  @Test
  void nothingIsRunAsAFormula() {
    assertThat(csv(Locale.JAPANESE, "=cmd|' /C calc'!A0", "＝１")).contains(",'=cmd|", ",'＝１,");
  }
}
