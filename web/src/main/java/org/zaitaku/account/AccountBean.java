package org.zaitaku.account;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import org.omnifaces.util.Faces;
import org.primefaces.PrimeFaces;
import org.zaitaku.access.PermissionMatrix.AccountOperation;
import org.zaitaku.audit.AuditChange;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.TypedDate;

/** ［アカウント管理］ for updating, deleting and initialising the password (ACC-068 to ACC-081). */
@Named
@ViewScoped
public class AccountBean implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private AccountService service;

  @Inject private AccountSearchService search;

  @Inject private AccountFormMessages formMessages;

  @Inject private IssuedPasswordBean passwords;

  private Long id;
  private AccountDetails account;
  private EnumSet<AccountOperation> operations;
  private transient List<AuditChange> conflict;
  private String userName;
  private String userNameKana;
  private boolean disabled;
  private String validFrom;
  private String validUntil;

  /**
   * The account that the address names; whoever asks for none gets the page for unknown addresses.
   */
  public void load() {
    if (id == null) {
      throw new BusinessException(ErrorCode.NOT_FOUND);
    }
    account = search.get(id);
    operations = EnumSet.noneOf(AccountOperation.class);
    operations.addAll(search.operations(id));
    fill();
  }

  private void fill() {
    userName = account.userName();
    userNameKana = account.userNameKana();
    disabled = !account.enabled();
    validFrom = TypedDate.show(account.validFrom());
    validUntil = TypedDate.show(account.validUntil());
    conflict = null;
  }

  /** What was typed is given up for what the account is now. */
  public void reload() {
    load();
  }

  /** 《更新》: every fault at its field, or the 更新確認メッセージ; stores nothing (ACC-074). */
  public void check() {
    List<FieldFault> faults = form().faultsOfUpdate();
    if (faults.isEmpty()) {
      PrimeFaces.current().executeScript("PF('question').show()");
    } else {
      formMessages.show(faults, account.role());
    }
  }

  /** 《OK》 of the 更新確認メッセージ; then the 更新完了メッセージ. */
  public void update() {
    try {
      account = service.update(account, form(), !disabled);
      fill();
      PrimeFaces.current().executeScript("PF('updated').show()");
    } catch (AccountFormException refused) {
      formMessages.show(refused.faults(), account.role());
    } catch (AccountConflictException changed) {
      tell(changed);
    }
  }

  /** 《OK》 of the 削除最終確認メッセージ; then the 削除完了メッセージ (ACC-076, ACC-077). */
  public void delete() {
    try {
      service.delete(account);
      PrimeFaces.current().executeScript("PF('deleted').show()");
    } catch (AccountConflictException changed) {
      tell(changed);
    }
  }

  /** What was typed stays; whoever goes on from here overwrites what they now see. */
  private void tell(AccountConflictException changed) {
    conflict = account.changesTo(changed.current()).list();
    account = changed.current();
  }

  /** 《OK》 of the 初期化確認メッセージ (ACC-078, ACC-079). */
  public void initializePassword() {
    passwords.open(List.of(service.initializePassword(account.id())));
    account = search.get(account.id());
  }

  private AccountForm form() {
    return new AccountForm(
        account.role(), account.userId(), userName, userNameKana, validFrom, validUntil);
  }

  public boolean isUpdatable() {
    return operations.contains(AccountOperation.UPDATE);
  }

  public boolean isDeletable() {
    return operations.contains(AccountOperation.DELETE);
  }

  public boolean isInitializable() {
    return operations.contains(AccountOperation.INITIALIZE_PASSWORD);
  }

  /** What somebody else changed since the account was shown; empty where nothing. */
  public List<AuditChange> getConflict() {
    return conflict == null ? List.of() : conflict;
  }

  /** A value of {@link #getConflict()} in words. */
  public String words(String item, String value) {
    if (value == null) {
      return AccountWords.words("account.nothing");
    }
    return switch (item) {
      case "enabled" ->
          AccountWords.words(
              value.equals("true") ? "account.state.enabled" : "account.state.disabled");
      case "validFrom", "validUntil" -> value.replace('-', '/');
      default -> value;
    };
  }

  /** Where ［アカウント検索］ stood. */
  public String getSearchQuery() {
    return AccountSearchMemory.of(Faces.getSession()).query();
  }

  public AccountDetails getAccount() {
    return account;
  }

  public Long getId() {
    return id;
  }

  public void setId(Long id) {
    this.id = id;
  }

  public String getUserName() {
    return userName;
  }

  public void setUserName(String userName) {
    this.userName = userName;
  }

  public String getUserNameKana() {
    return userNameKana;
  }

  public void setUserNameKana(String userNameKana) {
    this.userNameKana = userNameKana;
  }

  /** □ is ticked for 無効 (ACC-070). */
  public boolean isDisabled() {
    return disabled;
  }

  public void setDisabled(boolean disabled) {
    this.disabled = disabled;
  }

  public String getValidFrom() {
    return validFrom;
  }

  public void setValidFrom(String validFrom) {
    this.validFrom = validFrom;
  }

  public String getValidUntil() {
    return validUntil;
  }

  public void setValidUntil(String validUntil) {
    this.validUntil = validUntil;
  }
}
