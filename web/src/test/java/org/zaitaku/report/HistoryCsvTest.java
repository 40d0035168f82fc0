package org.zaitaku.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
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

  @Test
  void nothingIsRunAsAFormula() {
    assertThat(csv(Locale.JAPANESE, "=cmd|' /C calc'!A0", "＝１")).contains(",'=cmd|", ",'＝１,");
  }
}
