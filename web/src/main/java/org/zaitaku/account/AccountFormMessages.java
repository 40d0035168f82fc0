package org.zaitaku.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.ScreenMessages;

/** Faults of an {@link AccountForm} in words, each at its field. */
@ApplicationScoped
public class AccountFormMessages {

  private static final Map<String, String> FIELDS =
      Map.of(
          AccountForm.ROLE, "role",
          AccountForm.USER_ID, "user-id",
          AccountForm.USER_NAME, "name",
          AccountForm.USER_NAME_KANA, "name-kana",
          AccountForm.VALID_FROM, "valid-from",
          AccountForm.VALID_UNTIL, "valid-until");

  @Inject private ScreenMessages messages;

  /**
   * @param role of the form; null where none was chosen
   */
  public void show(List<FieldFault> faults, AccountRole role) {
    for (FieldFault fault : faults) {
      messages.errorAt(
          FIELDS.get(fault.field()), key(fault, role), AccountWords.words(label(fault)));
    }
    messages.error("account.faults", faults.size());
  }

  static String label(FieldFault fault) {
    return "account." + fault.field();
  }

  /** Lengths and characters differ by item; IDs of systems are a character longer (ACC-024). */
  static String key(FieldFault fault, AccountRole role) {
    return switch (fault.fault()) {
      case MISSING ->
          fault.field().equals(AccountForm.ROLE) ? "account.fault.CHOOSE" : "account.fault.MISSING";
      case TOO_SHORT, TOO_LONG ->
          fault.field().equals(AccountForm.USER_ID)
              ? "account.fault.LENGTH." + (role == null || role.isHuman() ? "person" : "system")
              : "account.fault.LENGTH." + fault.field();
      case CHARACTERS -> "account.fault.CHARACTERS." + fault.field();
      case HALF_WIDTH_KANA -> "account.fault.HALF_WIDTH_KANA";
      case PREFIX_REQUIRED -> "account.fault.PREFIX_REQUIRED";
      case PREFIX_RESERVED -> "account.fault.PREFIX_RESERVED";
      case ROLE_NOT_ALLOWED -> "account.fault.CHOOSE";
      case DATE_FORM -> "account.fault.DATE_FORM";
      case END_BEFORE_START -> "account.fault.END_BEFORE_START";
      case ID_TAKEN -> "account.fault.ID_TAKEN";
    };
  }
}
