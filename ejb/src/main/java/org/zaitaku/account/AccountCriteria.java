package org.zaitaku.account;

import java.io.Serializable;
import java.time.LocalDate;
import org.zaitaku.shared.AccountRole;

/**
 * The conditions of ［アカウント検索］ (ACC-053). What is null or empty is no condition; what was typed is
 * compared as it stands, {@code %} and {@code _} among it.
 *
 * @param role 権限区分; null for 全て
 * @param userId a part of the ID, in either case (ACC-055 leaves it open; an exact ID is found too)
 * @param userName a part of the name (ACC-056)
 * @param userNameKana a part of the kana (ACC-057)
 * @param enabled 有効のみ, 無効のみ, or null for 全て (ACC-058)
 * @param locked ロック中, なし, or null for 全て (ACC-059)
 * @param validFrom used from this day on or later (ACC-061)
 * @param validUntil used up to this day or earlier (ACC-061)
 * @param attention null for all
 */
public record AccountCriteria(
    AccountRole role,
    String userId,
    String userName,
    String userNameKana,
    Boolean enabled,
    Boolean locked,
    LocalDate validFrom,
    LocalDate validUntil,
    Attention attention)
    implements Serializable {

  /** The initial display: no condition (ACC-063). */
  public static final AccountCriteria ALL =
      new AccountCriteria(null, "", "", "", null, null, null, null, null);

  /** Accounts that somebody should look at. */
  public enum Attention {
    /** 利用終了年月日 within 30 days. */
    ENDING_SOON,
    /** A person's account that nobody logged in with for 90 days. */
    UNUSED
  }

  public AccountCriteria {
    userId = stripped(userId);
    userName = PersonName.tidy(stripped(userName));
    userNameKana = PersonName.tidy(stripped(userNameKana));
  }

  private static String stripped(String typed) {
    return typed == null ? "" : typed.strip();
  }

  /** Never names of people. */
  @Override
  public String toString() {
    return "AccountCriteria";
  }
}
