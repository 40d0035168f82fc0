package org.zaitaku.access;

import java.util.Arrays;
import java.util.List;
import org.zaitaku.shared.AccountRole;

/**
 * ［メニュー］ in the manual's order (003 ch1§2; LOG-012 to LOG-035). An entry is shown to whom its
 * permission is given. The words stand in the console's bundle under the names of these constants.
 */
public enum MenuEntry {
  CONFIRM_BY_CARD(Group.CONFIRM_BY_CARD, Permission.CONFIRM_BY_CARD),
  CONFIRM_BY_INSURANCE_CARD(Group.CONFIRM_BY_INSURANCE_CARD, Permission.CONFIRM_BY_INSURANCE_CARD),
  EMERGENCY_CONFIRMATION(Group.EMERGENCY_CONFIRMATION, Permission.EMERGENCY_CONFIRMATION),
  HOME_VISIT_AND_ONLINE(Group.HOME_VISIT_AND_ONLINE, Permission.HOME_VISIT_AND_ONLINE),
  BULK_ENQUIRY(Group.BULK_ENQUIRY, Permission.BULK_ENQUIRY),
  REFERENCE_NUMBERS(Group.REFERENCE_NUMBERS, Permission.REFERENCE_NUMBERS),
  DELEGATED_ENQUIRY(Group.DELEGATED_ENQUIRY, Permission.DELEGATED_ENQUIRY),
  ACCOUNT_REGISTER(Group.ACCOUNTS, Permission.ACCOUNT_REGISTER),
  ACCOUNT_UPDATE(Group.ACCOUNTS, Permission.ACCOUNT_UPDATE),
  PASSWORD_CHANGE(Group.ACCOUNTS, Permission.PASSWORD_CHANGE),
  CONFIRMATION_HISTORY(Group.ENQUIRIES, Permission.CONFIRMATION_HISTORY),
  VIEW_HISTORY(Group.ENQUIRIES, Permission.VIEW_HISTORY),
  SETTINGS(Group.SETTINGS, Permission.SETTINGS),
  TEST_DATA(Group.SETTINGS, Permission.TEST_DATA),
  ACCESS_URL(Group.RECEPTION, Permission.ACCESS_URL),
  ACTIVATION_CODES(Group.ELIGIBILITY_APP, Permission.ACTIVATION_CODES),
  FACE_READER_OPERATION(Group.FACE_READER, Permission.FACE_READER_OPERATION),
  FACE_READER_SETTINGS(Group.FACE_READER, Permission.FACE_READER_SETTINGS),
  ACCOUNT_BULK(Group.ACCOUNT_BULK, Permission.ACCOUNT_BULK),
  ACCOUNT_BULK_RESULT(Group.ACCOUNT_BULK, Permission.ACCOUNT_BULK),
  DOCUMENT_SEARCH(Group.SHARED_RECORDS, Permission.DOCUMENT_SEARCH),
  CLINICAL_SEARCH(Group.SHARED_RECORDS, Permission.CLINICAL_SEARCH),
  OPERATION_HISTORY(Group.WATCH, Permission.OPERATION_HISTORY),
  SESSIONS(Group.WATCH, Permission.SESSIONS),
  INSTITUTIONS(Group.OPERATOR, Permission.INSTITUTIONS),
  RESET_ACCOUNT(Group.OPERATOR, Permission.RESET_ACCOUNT),
  ANNOUNCEMENT_PUBLISH(Group.OPERATOR, Permission.ANNOUNCEMENT_PUBLISH);

  /** The numbered groups; the last two numbers are inferred. */
  public enum Group {
    CONFIRM_BY_CARD(1),
    CONFIRM_BY_INSURANCE_CARD(2),
    EMERGENCY_CONFIRMATION(3),
    HOME_VISIT_AND_ONLINE(4),
    BULK_ENQUIRY(5),
    REFERENCE_NUMBERS(6),
    DELEGATED_ENQUIRY(7),
    /** 8 アカウント情報管理. */
    ACCOUNTS(8),
    /** 9 問い合わせ管理. */
    ENQUIRIES(9),
    /** 10 環境設定情報管理. */
    SETTINGS(10),
    /** 11 マイナ在宅受付web管理. */
    RECEPTION(11),
    /** 12 マイナ資格確認アプリ管理. */
    ELIGIBILITY_APP(12),
    /** 13 顔認証付きカードリーダー管理. */
    FACE_READER(13),
    /** 14 アカウント一括登録. */
    ACCOUNT_BULK(14),
    /** 15 電カル共有情報検索. */
    SHARED_RECORDS(15),
    /** 16 利用状況の確認: not in the manual; asked for by the guideline. */
    WATCH(16),
    /** 17 実施機関. */
    OPERATOR(17);

    private final int number;

    Group(int number) {
      this.number = number;
    }

    /** The number before the group on the screen. */
    public int number() {
      return number;
    }
  }

  private final Group group;
  private final Permission permission;

  MenuEntry(Group group, Permission permission) {
    this.group = group;
    this.permission = permission;
  }

  public Group group() {
    return group;
  }

  public Permission permission() {
    return permission;
  }

  /** The entries that this role may use, in order. */
  public static List<MenuEntry> of(AccountRole role) {
    return Arrays.stream(values())
        .filter(entry -> PermissionMatrix.permits(role, entry.permission))
        .toList();
  }
}
