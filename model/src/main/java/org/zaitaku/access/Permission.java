package org.zaitaku.access;

/**
 * What one can be permitted to do. Screens, menu entries, buttons and APIs ask for these; nobody
 * asks for a role.
 */
public enum Permission {
  /** ［メニュー］ and the header of every screen. */
  MENU,
  /** ［お知らせ一覧］ (LOG-009). */
  ANNOUNCEMENTS,
  /** 1 マイナンバーカードで確認 (LOG-012). */
  CONFIRM_BY_CARD,
  /** 2 保険証／処方箋で確認 (LOG-014). */
  CONFIRM_BY_INSURANCE_CARD,
  /** 3 緊急時医療情報・資格確認機能 (LOG-015). */
  EMERGENCY_CONFIRMATION,
  /** 4 訪問診療等・オンライン診療等 (LOG-016). */
  HOME_VISIT_AND_ONLINE,
  /** 5 資格情報一括照会 (LOG-017). */
  BULK_ENQUIRY,
  /** 6 照会番号一括登録 (LOG-018). */
  REFERENCE_NUMBERS,
  /** 7 委託先資格情報一括取得 (LOG-019). */
  DELEGATED_ENQUIRY,
  /** 8 アカウント管理（登録） (LOG-021). */
  ACCOUNT_REGISTER,
  /** 8 アカウント管理（更新） (LOG-022). */
  ACCOUNT_UPDATE,
  /** 8 パスワード変更 (LOG-023). */
  PASSWORD_CHANGE,
  /** Viewing the medical information that a patient's consent opens (ELG-031, ELG-032). */
  MEDICAL_VIEW,
  /** 9 資格確認履歴照会 (LOG-025). */
  CONFIRMATION_HISTORY,
  /** 9 医療情報閲覧履歴照会 (LOG-026). */
  VIEW_HISTORY,
  /** 10 環境設定情報更新 (LOG-027). */
  SETTINGS,
  /** 10 テスト用データセットアップ, verification environment only (LOG-028). */
  TEST_DATA,
  /** 11 医療機関別URL取得・変更 (LOG-029). */
  ACCESS_URL,
  /** 12 アクティベーションコード管理 (LOG-030). */
  ACTIVATION_CODES,
  /** 13 顔認証付きカードリーダー操作 (LOG-032). */
  FACE_READER_OPERATION,
  /** 13 顔認証付きカードリーダー環境設定 (LOG-033). */
  FACE_READER_SETTINGS,
  /** 14 アカウント一括登録, アカウント一括登録結果 (LOG-034). */
  ACCOUNT_BULK,
  /** 15 文書情報検索 (LOG-035, X-20). */
  DOCUMENT_SEARCH,
  /** 15 臨床情報検索 (LOG-035, X-20). */
  CLINICAL_SEARCH,

  /** 操作履歴照会: the audit of one's own institution; the operator's own for the operator. */
  OPERATION_HISTORY,
  /** ログイン中の利用者: who is logged in, and 《強制ログアウト》. */
  SESSIONS,
  /** Enrolling institutions, which makes their first accounts (ORG-010), and looking them up. */
  INSTITUTIONS,
  /** Initialising the password of a マスタアカウントリセット用アカウント (ORG-011). */
  RESET_ACCOUNT,
  /** Publishing お知らせ (ORG-012). */
  ANNOUNCEMENT_PUBLISH,

  /** Reading what a URL offers (CON-A-011). */
  OFFER_READ,
  /** Beginning, reading and stopping the reception of one's own browser. */
  RECEPTION,
  /** Asking for a card authentication, the card app's answer to it, and its way back. */
  CARD_AUTHENTICATION,

  /** Registering a device with マイナ資格確認アプリ under one's own account (APP-010). */
  DEVICE_USE,
  /** A registered device, about itself. */
  DEVICE_SELF,
  /** Registering devices before anybody is known, and asking whose credential it is. */
  DEVICE_DESK,

  /** Comparing a password at the log-in desk, before anybody is known. */
  LOGIN_DESK,
  /** Asking at each request whether a session of the console is still alive, and ending it. */
  SESSION_UPKEEP,
  /** Registering the rows of an アカウント一括登録用ファイル, and erasing results that are due. */
  ACCOUNT_BULK_UPKEEP,
  /** Asking the rows of a 資格確認一括要求ファイル for their uploader, and erasing answers that are due. */
  BULK_ENQUIRY_UPKEEP,
  /** Registering what an authenticated patient chose, or failing it. */
  RECEPTION_FINISH,
  /** Finding what a lost server left behind. */
  RECEPTION_UPKEEP,
  /** Ending consents whose term is over. */
  CONSENT_UPKEEP,
  /** Making partitions well ahead. */
  DATABASE_UPKEEP,
  /** Successions whose day has come. */
  INSTITUTION_UPKEEP,
  /** Loading demonstration data, verification environment only. */
  DEMONSTRATION_DATA
}
