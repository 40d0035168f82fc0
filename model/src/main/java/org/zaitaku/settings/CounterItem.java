package org.zaitaku.settings;

/**
 * A consent item of ［資格情報照会（マイナンバーカード）］ and of 顔認証付きカードリーダー, with the manual's words (ENV-013 to
 * ENV-023). The bracketed part is said, and covered by the consent, only where 電子カルテ情報共有サービス is
 * used.
 */
public enum CounterItem {
  SURGERY("手術情報", "（傷病名・感染症情報）", "の閲覧を同意する"),
  /** Instead of {@link #MEDICATION} where 診療情報 is used. */
  TREATMENT_AND_MEDICATION("診療・薬剤情報", "（その他アレルギー等・薬剤アレルギー等・検査情報）", "の閲覧を同意する"),
  MEDICATION("薬剤情報", "（処方情報）", "の閲覧を同意する"),
  HEALTH_CHECKUP("特定健診情報", "", "の閲覧を同意する"),
  SPECIFIC_DISEASE("特定疾病療養受療証情報", "", "を表示");

  private final String subject;
  private final String ofSharedRecords;
  private final String consent;

  CounterItem(String subject, String ofSharedRecords, String consent) {
    this.subject = subject;
    this.ofSharedRecords = ofSharedRecords;
    this.consent = consent;
  }

  /** As it stands on both. */
  public String label(boolean recordSharing) {
    return subject + (recordSharing ? ofSharedRecords : "") + consent;
  }
}
