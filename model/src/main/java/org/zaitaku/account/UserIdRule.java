package org.zaitaku.account;

import java.util.Optional;
import java.util.regex.Pattern;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.shared.AccountRole;

/**
 * What the user ID of an account may look like, by its 権限区分 and the kind of institution (ACC-023 to
 * ACC-034, X-03 to X-05).
 */
public final class UserIdRule {

  private static final int LONGEST = 8;
  private static final int SHORTEST = 2;
  private static final int SHORTEST_OF_SYSTEMS = 3;

  private static final Pattern CHARACTERS = Pattern.compile("[0-9A-Za-z]*");

  /** R0 to R9, A0 to A9, F0 to F9: capitals, as the manual writes them. */
  private static final Pattern RESERVED = Pattern.compile("[RAF][0-9].*");

  private UserIdRule() {}

  /** Least number of characters. */
  public static int shortest(AccountRole role) {
    return role.isHuman() ? SHORTEST : SHORTEST_OF_SYSTEMS;
  }

  /** What the ID must begin with; empty for people. */
  public static String prefix(AccountRole role, InstitutionKind kind) {
    return switch (role) {
      case WEB_API -> kind.isPharmacy() ? "A1" : "A0";
      case LINKAGE_APP -> kind.isPharmacy() ? "R1" : "R0";
      case FACE_READER -> "F0";
      default -> "";
    };
  }

  /** What is wrong with an ID; empty where nothing is. */
  public static Optional<Fault> findFault(String userId, AccountRole role, InstitutionKind kind) {
    if (userId.isEmpty()) {
      return Optional.of(Fault.MISSING);
    }
    if (!CHARACTERS.matcher(userId).matches()) {
      return Optional.of(Fault.CHARACTERS);
    }
    if (userId.length() > LONGEST) {
      return Optional.of(Fault.TOO_LONG);
    }
    if (userId.length() < shortest(role)) {
      return Optional.of(Fault.TOO_SHORT);
    }
    if (!userId.startsWith(prefix(role, kind))) {
      return Optional.of(Fault.PREFIX_REQUIRED);
    }
    boolean reserved =
        (role == AccountRole.GENERAL || role == AccountRole.MEDICAL_VIEWER)
            && RESERVED.matcher(userId).matches();
    return reserved ? Optional.of(Fault.PREFIX_RESERVED) : Optional.empty();
  }
}
