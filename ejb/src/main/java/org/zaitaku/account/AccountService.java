package org.zaitaku.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zaitaku.access.Permission;
import org.zaitaku.access.PermissionMatrix.AccountOperation;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/**
 * ［アカウント管理］: registers, updates, deletes accounts and initialises their passwords (ACC-010 to
 * ACC-082). Passwords are hashed outside of any transaction: a hash takes its time and holds no
 * connection meanwhile.
 *
 * <p>Every method refuses with PERMISSION_DENIED what the matrix does not grant, and with NOT_FOUND
 * accounts that are deleted or another institution's.
 */
@Stateless
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountService {

  /** Most accounts whose passwords are initialised, or which are disabled, at once. */
  public static final int MOST_AT_ONCE = 50;

  @Inject private AccountSteps steps;

  @Inject private AccountRights rights;

  @Inject private PasswordHashing hashing;

  private final SecureRandom random = new SecureRandom();

  /** The 権限区分 that the actor may register, in the order of the list (ACC-035). */
  @Requires(Permission.ACCOUNT_REGISTER)
  public Set<AccountRole> registrable() {
    return rights.rolesFor(AccountOperation.REGISTER);
  }

  /**
   * Everything that is wrong with the form, before anything is stored (ACC-042).
   *
   * @return empty where it may be registered
   */
  @Requires(Permission.ACCOUNT_REGISTER)
  public List<FieldFault> check(AccountForm form) {
    if (form.role() != null) {
      rights.demand(AccountOperation.REGISTER, form.role());
    }
    return steps.check(form);
  }

  /**
   * What the ID of this 権限区分 begins with in the actor's institution; empty where it is free
   * (ACC-033).
   */
  @Requires(Permission.ACCOUNT_REGISTER)
  public String prefix(AccountRole role) {
    return steps.prefix(role);
  }

  /**
   * Registers an account with an initial password (ACC-043 to ACC-045).
   *
   * @return the password, this once
   * @throws AccountFormException every fault of the form; ID_TAKEN also where another registration
   *     was a moment faster (ACC-026, ACC-027)
   */
  @Requires(Permission.ACCOUNT_REGISTER)
  public IssuedAccount register(AccountForm form) {
    List<FieldFault> faults = check(form);
    if (!faults.isEmpty()) {
      throw new AccountFormException(faults);
    }
    InitialPassword password = InitialPassword.random(random);
    return steps.register(form, password, hashing.hash(password.value()));
  }

  /**
   * Updates names, period and 有効／無効 (ACC-069, ACC-070).
   *
   * @param seen the account as it was shown
   * @param form its ID and 権限区分 are not read (ACC-022)
   * @return as it is now
   * @throws AccountFormException every fault of the form
   * @throws AccountConflictException where somebody else changed one of these items since
   */
  @Requires(Permission.ACCOUNT_UPDATE)
  public AccountDetails update(AccountDetails seen, AccountForm form, boolean enabled) {
    return steps.update(seen, form, enabled);
  }

  /**
   * Deletes the account; its ID stays taken (ACC-076, ACC-027).
   *
   * @throws AccountConflictException where somebody else changed it since it was shown
   */
  @Requires(Permission.ACCOUNT_UPDATE)
  public void delete(AccountDetails seen) {
    steps.delete(seen);
  }

  /** A new initial password; the old one opens nothing from now on (ACC-079, ACC-081). */
  @Requires(Permission.ACCOUNT_UPDATE)
  public IssuedAccount initializePassword(long id) {
    return initializePasswords(List.of(id)).get(0);
  }

  /**
   * New initial passwords for all of them or, where one is refused, for none.
   *
   * @param ids at most {@link #MOST_AT_ONCE}
   */
  @Requires(Permission.ACCOUNT_UPDATE)
  public List<IssuedAccount> initializePasswords(List<Long> ids) {
    demandSize(ids);
    steps.demandInitializable(ids);
    Map<Long, InitialPassword> passwords = new LinkedHashMap<>();
    Map<Long, String> hashes = new LinkedHashMap<>();
    for (long id : ids) {
      InitialPassword password = InitialPassword.random(random);
      passwords.put(id, password);
      hashes.put(id, hashing.hash(password.value()));
    }
    return steps.initializePasswords(passwords, hashes);
  }

  /**
   * Disables all of them or, where one is refused, none (ACC-070).
   *
   * @param ids at most {@link #MOST_AT_ONCE}
   * @return how many were enabled before
   */
  @Requires(Permission.ACCOUNT_UPDATE)
  public int disable(List<Long> ids) {
    demandSize(ids);
    return steps.disable(ids);
  }

  private static void demandSize(List<Long> ids) {
    if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, "ids");
    }
  }
}
