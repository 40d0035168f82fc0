package org.zaitaku.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zaitaku.account.People;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Environment;
import org.zaitaku.shared.ScreenMessages;

/**
 * Where an entry of ［メニュー］ stands, what it and its group are called, and who may see it; whether
 * its screen is built or not. Screens have tests of their own.
 */
class MenuVisibilityTest {

  private static final Instant ON_THE_DAY = Instant.parse("2026-11-30T15:00:00Z");

  private static List<MenuEntry> entries(AccountRole role, boolean verification) {
    Environment environment =
        new Environment() {
          @Override
          public boolean isVerification() {
            return verification;
          }
        };
    return new OpenEntries(Clock.fixed(ON_THE_DAY, ZoneOffset.UTC), environment, true)
        .of(People.of(role));
  }

  private static String words(String key) {
    return ScreenMessages.words(Locale.JAPANESE, key);
  }

  @ParameterizedTest
  @Tag("LOG-012")
  @Tag("LOG-014")
  @Tag("LOG-015")
  @Tag("LOG-017")
  @Tag("LOG-018")
  @Tag("LOG-019")
  @Tag("LOG-025")
  @Tag("LOG-026")
  @Tag("LOG-030")
  @Tag("LOG-032")
  @Tag("LOG-033")
  @Tag("LOG-035")
  @CsvSource({
    "CONFIRM_BY_CARD, 1, マイナンバーカードで確認, マイナンバーカードで確認, ADMINISTRATOR GENERAL MEDICAL_VIEWER",
    "CONFIRM_BY_INSURANCE_CARD, 2, 保険証／処方箋で確認, 保険証／処方箋で確認, ADMINISTRATOR GENERAL MEDICAL_VIEWER",
    "EMERGENCY_CONFIRMATION, 3, 緊急時医療情報・資格確認機能, 緊急時医療情報・資格確認機能, MEDICAL_VIEWER",
    "BULK_ENQUIRY, 5, 資格情報一括照会, 資格情報一括照会, ADMINISTRATOR GENERAL MEDICAL_VIEWER",
    "REFERENCE_NUMBERS, 6, 照会番号一括登録, 照会番号一括登録, ADMINISTRATOR GENERAL MEDICAL_VIEWER",
    "DELEGATED_ENQUIRY, 7, 委託先資格情報一括取得, 委託先資格情報一括取得, ADMINISTRATOR GENERAL MEDICAL_VIEWER",
    "CONFIRMATION_HISTORY, 9, 問い合わせ管理, 資格確認履歴照会, ADMINISTRATOR GENERAL MEDICAL_VIEWER",
    "VIEW_HISTORY, 9, 問い合わせ管理, 医療情報閲覧履歴照会, ADMINISTRATOR",
    "ACTIVATION_CODES, 12, マイナ資格確認アプリ管理, アクティベーションコード管理, ADMINISTRATOR",
    "FACE_READER_OPERATION, 13, 顔認証付きカードリーダー管理, 顔認証付きカードリーダー操作, ADMINISTRATOR GENERAL MEDICAL_VIEWER",
    "FACE_READER_SETTINGS, 13, 顔認証付きカードリーダー管理, 顔認証付きカードリーダー環境設定, ADMINISTRATOR GENERAL MEDICAL_VIEWER",
    "DOCUMENT_SEARCH, 15, 電カル共有情報検索, 文書情報検索, GENERAL MEDICAL_VIEWER",
    "CLINICAL_SEARCH, 15, 電カル共有情報検索, 臨床情報検索, MEDICAL_VIEWER"
  })
  void anEntryStandsInItsGroupUnderItsNameAndIsThereForWhomItIs(
      MenuEntry entry, int number, String group, String name, String roles) {
    assertThat(entry.group().number()).isEqualTo(number);
    assertThat(words("menu.group." + entry.group())).isEqualTo(group);
    assertThat(words("menu.entry." + entry)).isEqualTo(name);
    assertThat(
            Arrays.stream(AccountRole.values())
                .filter(role -> entries(role, true).contains(entry))
                .map(Enum::name)
                .collect(Collectors.joining(" ")))
        .isEqualTo(roles);
  }

  @Test
  @Tag("LOG-027")
  @Tag("LOG-028")
  void theSettingsHaveOneEntryInProductionAndTwoInTheVerificationEnvironment() {
    assertThat(settings(false)).containsExactly("環境設定情報更新");
    assertThat(settings(true)).containsExactly("環境設定情報更新", "テスト用データセットアップ");
    assertThat(words("menu.group.SETTINGS")).isEqualTo("環境設定情報管理");
  }

  private static List<String> settings(boolean verification) {
    return entries(AccountRole.ADMINISTRATOR, verification).stream()
        .filter(entry -> entry.group() == MenuEntry.Group.SETTINGS)
        .map(entry -> words("menu.entry." + entry))
        .toList();
  }
}
