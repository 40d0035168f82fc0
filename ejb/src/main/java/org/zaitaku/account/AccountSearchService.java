package org.zaitaku.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.zaitaku.access.Permission;
import org.zaitaku.access.PermissionMatrix.AccountOperation;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CharacterCode;
import org.zaitaku.shared.ErrorCode;

/** ［アカウント検索］ (ACC-053 to ACC-067): accounts of one's own institution that one may manage. */
@Stateless
@UseCase
public class AccountSearchService {

  /** Most rows of a page and of a file. */
  public static final int MOST = 1_000;

  @Inject private AccountRepository accounts;

  @Inject private AccountRights rights;

  @Inject private SettingsReader settings;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /** The roles of the accounts that are found at all, in the order of the list (ACC-054). */
  @Requires(Permission.ACCOUNT_UPDATE)
  public Set<AccountRole> manageable() {
    return rights.manageable();
  }

  /** How many accounts meet the conditions. */
  @Requires(Permission.ACCOUNT_UPDATE)
  public int count(AccountCriteria criteria) {
    return accounts.count(query(criteria));
  }

  /**
   * A page of the accounts that meet the conditions.
   *
   * @param offset of the first, from 0
   * @param limit 1 to {@link #MOST}
   */
  @Requires(Permission.ACCOUNT_UPDATE)
  public List<AccountDetails> search(
      AccountCriteria criteria, AccountOrder order, int offset, int limit) {
    if (offset < 0 || limit < 1 || limit > MOST) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, "limit");
    }
    return accounts.search(query(criteria), order, offset, limit);
  }

  private AccountSearchQuery query(AccountCriteria criteria) {
    return new AccountSearchQuery(
        rights.actor().institution(), rights.manageable(), criteria, clock.instant());
  }

  /**
   * One account, for ［アカウント管理］.
   *
   * @throws BusinessException NOT_FOUND where it is deleted or another institution's,
   *     PERMISSION_DENIED where the actor may do nothing to it
   */
  @Requires(Permission.ACCOUNT_UPDATE)
  public AccountDetails get(long id) {
    return AccountDetails.from(find(id));
  }

  /** What the actor may do to this account: its buttons. */
  @Requires(Permission.ACCOUNT_UPDATE)
  public Set<AccountOperation> operations(long id) {
    return rights.operations(find(id).role());
  }

  private Account find(long id) {
    Account account =
        accounts.find(id).orElseThrow(() -> new BusinessException(ErrorCode.NOT_FOUND));
    rights.demandAny(account.role());
    return account;
  }

  /** 利用文字コード of the file that {@link #export} is for (ENV-009). */
  @Requires(Permission.ACCOUNT_UPDATE)
  public CharacterCode characterCode() {
    return settings.characterCode(rights.actor().institution());
  }

  /**
   * The chosen accounts for a file, in the order of their IDs; written down in the audit.
   *
   * @param ids at most {@link #MOST}
   */
  @Requires(Permission.ACCOUNT_UPDATE)
  public List<AccountDetails> export(List<Long> ids) {
    if (ids.isEmpty() || ids.size() > MOST) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, "ids");
    }
    List<AccountDetails> chosen =
        ids.stream()
            .distinct()
            .map(this::get)
            .sorted((a, b) -> a.userId().compareToIgnoreCase(b.userId()))
            .toList();
    for (AccountDetails account : chosen) {
      audit.success(
          AuditAction.ACCOUNTS_EXPORTED,
          AuditSubject.ofAccount(rights.actor().institution(), account.id()));
    }
    return chosen;
  }
}
