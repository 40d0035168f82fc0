package org.zaitaku.operator;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.zaitaku.account.Account;
import org.zaitaku.account.AccountRegister;
import org.zaitaku.account.InitialPassword;
import org.zaitaku.account.IssuedAccount;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.RowScope;

/** Finds and changes マスタアカウントリセット用アカウント, one institution's at a time. */
@Dependent
public class ResetAccountRegister {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private InstitutionRepository institutions;

  @Inject private RowScope rows;

  @Inject private AccountRegister accounts;

  @Inject private Clock clock;

  /** The account of the institution that a code names. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<ResetAccount> find(String institutionCode) {
    return institution(institutionCode)
        .flatMap(
            institution ->
                lookUp(institution)
                    .map(
                        account ->
                            new ResetAccount(
                                institution.code().value(),
                                institution.name(),
                                account.id(),
                                account.userId().value(),
                                account.version())));
  }

  /** Puts the new hash in, ends the account's session, and writes it down. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public IssuedAccount initialize(ResetAccount found, InitialPassword password, String hash) {
    Institution institution =
        institution(found.institutionCode())
            .orElseThrow(() -> new BusinessException(ErrorCode.NOT_FOUND));
    Account account =
        lookUp(institution).orElseThrow(() -> new BusinessException(ErrorCode.NOT_FOUND));
    entityManager.lock(account, LockModeType.PESSIMISTIC_WRITE);
    if (account.id() != found.accountId() || account.version() != found.version()) {
      throw new BusinessException(ErrorCode.CONFLICT);
    }
    accounts.initializePassword(account, hash);
    return IssuedAccount.from(account, password);
  }

  private Optional<Institution> institution(String code) {
    try {
      Optional<Institution> found =
          institutions
              .find(new InstitutionCode(code), BusinessDay.today(clock))
              .filter(institution -> !institution.isOperator());
      found.ifPresent(institution -> rows.institution(institution.id()));
      return found;
    } catch (BusinessException noCode) {
      return Optional.empty();
    }
  }

  private Optional<Account> lookUp(Institution institution) {
    return entityManager
        .createQuery(
            "select a from Account a where a.institutionId = :institution and a.role = :role and a.deletedAt is null order by a.id",
            Account.class)
        .setParameter("institution", institution.id())
        .setParameter("role", AccountRole.MASTER_RESET)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }
}
