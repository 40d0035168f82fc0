package org.zaitaku.operator;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Optional;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.account.InitialPassword;
import org.zaitaku.account.IssuedAccount;
import org.zaitaku.account.PasswordHashing;

/**
 * Initialising the password of an institution's マスタアカウントリセット用アカウント when it asks 実施機関 for it
 * (ORG-011, ACC-019). Hashing is done before the transaction.
 */
@Stateless
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ResetAccountService {

  @Inject private ResetAccountRegister register;

  @Inject private PasswordHashing hashing;

  private final SecureRandom random = new SecureRandom();

  /** The account of the institution that a code names; empty where there is none. */
  @Requires(Permission.RESET_ACCOUNT)
  public Optional<ResetAccount> find(String institutionCode) {
    return register.find(institutionCode);
  }

  /**
   * A new initial password, shown once.
   *
   * @throws org.zaitaku.shared.BusinessException CONFLICT where somebody changed the account since
   *     it was found, NOT_FOUND where it is gone
   */
  @Requires(Permission.RESET_ACCOUNT)
  public IssuedAccount initialize(ResetAccount found) {
    InitialPassword password = InitialPassword.random(random);
    return register.initialize(found, password, hashing.hash(password.value()));
  }
}
