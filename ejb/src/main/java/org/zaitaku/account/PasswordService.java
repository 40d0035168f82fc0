package org.zaitaku.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;

/**
 * ［パスワード変更］ (LOG-023, LOG-045 to LOG-047): by each person for their own account, with the old
 * password (ASVS 6.2.2, 6.2.3).
 */
@Stateless
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasswordService {

  @Inject private PasswordSteps steps;

  @Inject private PasswordHashing hashing;

  @Inject private PasswordPolicy policy;

  /**
   * What came of it.
   *
   * @param faults everything that is wrong; empty where the password was changed
   * @param duty what is left to do; null where nothing was changed
   */
  public record Outcome(List<PasswordFault> faults, Duty duty) {

    public Outcome {
      faults = List.copyOf(faults);
    }
  }

  /** Changes the password of whoever asks, or tells everything that is wrong. */
  @Requires(Permission.PASSWORD_CHANGE)
  public Outcome change(PasswordChange typed, LoginOrigin origin) {
    PasswordSteps.Present present = steps.find(origin);
    List<PasswordFault> faults =
        new ArrayList<>(policy.faults(typed.newPassword(), present.userId()));
    if (!typed.newPassword().equals(typed.repeated())) {
      faults.add(PasswordFault.NOT_REPEATED);
    }
    if (!hashing.matches(typed.oldPassword(), present.passwordHash())) {
      steps.fail(origin);
      faults.add(PasswordFault.OLD_WRONG);
    } else if (!present.admitted()) {
      // Tried too often from here: the right one is refused too.
      faults.add(PasswordFault.OLD_WRONG);
    } else if (isUsed(typed.newPassword(), present)) {
      // Only told to who knows today's password.
      faults.add(PasswordFault.USED_BEFORE);
    }
    if (!faults.isEmpty()) {
      return new Outcome(faults, null);
    }
    return new Outcome(
        List.of(), steps.change(present.passwordHash(), hashing.hash(typed.newPassword())));
  }

  /** What is asked of a new password, for the words beside its field. */
  @Requires(Permission.PASSWORD_CHANGE)
  public PasswordPolicy policy() {
    return policy;
  }

  private boolean isUsed(String password, PasswordSteps.Present present) {
    Set<String> hashes = new LinkedHashSet<>(present.formerHashes());
    hashes.add(present.passwordHash());
    return hashes.stream().anyMatch(hash -> hashing.matches(password, hash));
  }
}
