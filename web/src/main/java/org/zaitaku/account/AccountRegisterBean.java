package org.zaitaku.account;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.primefaces.PrimeFaces;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.TypedDate;

/** ［アカウント管理］ for registering (ACC-035 to ACC-051). */
@Named
@ViewScoped
public class AccountRegisterBean implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private AccountService service;

  @Inject private AccountFormMessages messages;

  @Inject private IssuedPasswordBean passwords;

  @Inject private Clock clock;

  private EnumSet<AccountRole> roles;
  private AccountRole role;
  private String prefix = "";
  private String userId;
  private String userName;
  private String userNameKana;
  private String validFrom;
  private String validUntil;

  @PostConstruct
  void begin() {
    Set<AccountRole> registrable = service.registrable();
    roles = EnumSet.noneOf(AccountRole.class);
    roles.addAll(registrable);
    clear();
  }

  /** The initial display: where there is but one 権限区分, it is chosen (ACC-036). */
  public void clear() {
    role = roles.size() == 1 ? roles.iterator().next() : null;
    prefix = "";
    userId = null;
    userName = null;
    userNameKana = null;
    validFrom = TypedDate.show(BusinessDay.today(clock));
    validUntil = null;
  }

  /** Puts the prefix of the chosen 権限区分 in, and takes the former one away (ACC-033). */
  public void chooseRole() {
    String typed = userId == null ? "" : userId;
    String rest = typed.startsWith(prefix) ? typed.substring(prefix.length()) : typed;
    prefix = role == null ? "" : service.prefix(role);
    userId = rest.startsWith(prefix) ? rest : prefix + rest;
  }

  /** 《登録》: every fault at its field, or the 登録確認メッセージ; stores nothing (ACC-042). */
  public void check() {
    List<FieldFault> faults = service.check(form());
    if (faults.isEmpty()) {
      PrimeFaces.current().executeScript("PF('question').show()");
    } else {
      messages.show(faults, role);
    }
  }

  /** 《OK》 of the 登録確認メッセージ (ACC-043). */
  public void register() {
    try {
      passwords.open(List.of(service.register(form())));
      clear();
    } catch (AccountFormException refused) {
      messages.show(refused.faults(), role);
    }
  }

  private AccountForm form() {
    return new AccountForm(role, userId, userName, userNameKana, validFrom, validUntil);
  }

  public Set<AccountRole> getRoles() {
    return roles;
  }

  public AccountRole getRole() {
    return role;
  }

  public void setRole(AccountRole role) {
    this.role = role;
  }

  public String getUserId() {
    return userId;
  }

  public void setUserId(String userId) {
    this.userId = userId;
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
