package org.zaitaku.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Period;
import org.zaitaku.shared.TypedDate;
import org.zaitaku.shared.UserId;

/**
 * What somebody typed on ［アカウント管理］, or a row of an アカウント一括登録用ファイル: the same rules for both
 * (BULK-028). Nothing of it is trusted; an item that was not sent is an empty one.
 *
 * @param role null where none was chosen
 * @param validUntil may stay empty: no end (＊ stands at the others)
 */
public record AccountForm(
    AccountRole role,
    String userId,
    String userName,
    String userNameKana,
    String validFrom,
    String validUntil) {

  public static final String ROLE = "role";
  public static final String USER_ID = "userId";
  public static final String USER_NAME = "userName";
  public static final String USER_NAME_KANA = "userNameKana";
  public static final String VALID_FROM = "validFrom";
  public static final String VALID_UNTIL = "validUntil";

  public AccountForm {
    userId = stripped(userId);
    userName = PersonName.tidy(stripped(userName));
    userNameKana = PersonName.tidy(stripped(userNameKana));
    validFrom = stripped(validFrom);
    validUntil = stripped(validUntil);
  }

  private static String stripped(String typed) {
    return typed == null ? "" : typed.strip();
  }

  /**
   * Every fault, in the order of the items; empty where the form may be registered.
   *
   * @param registrable the roles that the logged-in account may register
   */
  public List<FieldFault> faults(InstitutionKind kind, Set<AccountRole> registrable) {
    List<FieldFault> faults = new ArrayList<>();
    if (role == null || !registrable.contains(role)) {
      faults.add(new FieldFault(ROLE, role == null ? Fault.MISSING : Fault.ROLE_NOT_ALLOWED));
    } else {
      add(faults, USER_ID, UserIdRule.findFault(userId, role, kind));
    }
    faults.addAll(faultsOfUpdate());
    return List.copyOf(faults);
  }

  /** The faults of the items that can be changed later: names and period (ACC-069). */
  public List<FieldFault> faultsOfUpdate() {
    List<FieldFault> faults = new ArrayList<>();
    add(faults, USER_NAME, PersonName.USER_NAME.findFault(userName));
    add(faults, USER_NAME_KANA, PersonName.USER_NAME_KANA.findFault(userNameKana));
    Optional<LocalDate> from = TypedDate.parse(validFrom);
    if (from.isEmpty()) {
      faults.add(new FieldFault(VALID_FROM, validFrom.isEmpty() ? Fault.MISSING : Fault.DATE_FORM));
    }
    if (!validUntil.isEmpty()) {
      Optional<LocalDate> until = TypedDate.parse(validUntil);
      if (until.isEmpty()) {
        faults.add(new FieldFault(VALID_UNTIL, Fault.DATE_FORM));
      } else if (from.isPresent() && until.get().isBefore(from.get())) {
        faults.add(new FieldFault(VALID_UNTIL, Fault.END_BEFORE_START));
      }
    }
    return faults;
  }

  private static void add(List<FieldFault> faults, String field, Optional<Fault> found) {
    found.ifPresent(fault -> faults.add(new FieldFault(field, fault)));
  }

  /** The ID; only of a form without faults. */
  public UserId id() {
    return new UserId(userId);
  }

  /** The days of use; only of a form without faults. */
  public Period period() {
    return new Period(
        TypedDate.parse(validFrom).orElseThrow(), TypedDate.parse(validUntil).orElse(null));
  }

  /** Never names of people. */
  @Override
  public String toString() {
    return "AccountForm[" + role + "]";
  }
}
