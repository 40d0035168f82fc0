package org.zaitaku.shared;

import java.util.Set;
import java.util.TreeSet;

/** Keys of the account screens that beans put together, and families that are no enumeration. */
final class AccountKeys {

  /** Families whose last part is an item, a state or a lock. */
  static final Set<String> PREFIXES = Set.of("account.", "accounts.state.", "accounts.lock.");

  /** What beans name. */
  static final Set<String> ALL = all();

  private AccountKeys() {}

  private static Set<String> all() {
    Set<String> keys = new TreeSet<>();
    keys.addAll(
        Set.of(
            "account.role",
            "account.userId",
            "account.userName",
            "account.userNameKana",
            "account.enabled",
            "account.validFrom",
            "account.validUntil",
            "account.institutionCode",
            "account.institutionName",
            "account.noEnd",
            "account.nothing"));
    keys.addAll(
        Set.of(
            "account.state.enabled",
            "account.state.disabled",
            "account.lock.none",
            "account.lock.locked",
            "account.userId.hint.person",
            "account.userId.hint.system",
            "accounts.state.enabled",
            "accounts.state.disabled",
            "accounts.lock.unlocked",
            "accounts.lock.locked"));
    keys.addAll(
        Set.of(
            "account.faults",
            "account.fault.MISSING",
            "account.fault.CHOOSE",
            "account.fault.LENGTH.person",
            "account.fault.LENGTH.system",
            "account.fault.LENGTH.userName",
            "account.fault.LENGTH.userNameKana",
            "account.fault.HALF_WIDTH_KANA",
            "account.fault.PREFIX_REQUIRED",
            "account.fault.PREFIX_RESERVED"));
    keys.addAll(
        Set.of(
            "account.fault.CHARACTERS.userId",
            "account.fault.CHARACTERS.userName",
            "account.fault.CHARACTERS.userNameKana",
            "account.fault.DATE_FORM",
            "account.fault.END_BEFORE_START",
            "account.fault.ID_TAKEN"));
    keys.addAll(
        Set.of(
            "issued.password",
            "issued.usableUntil",
            "issued.pdf.title",
            "issued.note.human",
            "issued.note.care",
            "accounts.disabled",
            "accounts.chooseFirst",
            "accounts.tooMany"));
    return keys;
  }
}
