package org.zaitaku.operator;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.primefaces.PrimeFaces;
import org.zaitaku.account.IssuedPasswordBean;
import org.zaitaku.account.IssuedSheet;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ScreenMessages;

/** ［マスタアカウントリセット用アカウントのパスワード初期化］ (ORG-011, ACC-019). */
@Named
@ViewScoped
public class ResetAccountBean implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private ResetAccountService service;

  @Inject private ScreenMessages messages;

  @Inject private IssuedPasswordBean passwords;

  private String code;
  private ResetAccount found;

  /** 《検索》. */
  public void find() {
    found = service.find(code).orElse(null);
    if (found == null) {
      messages.errorAt("code", "reset.none");
    } else {
      PrimeFaces.current().focus("reset-cancel");
    }
  }

  /** 《OK》 of the question; the same again finds nothing to do. */
  public void initialize() {
    if (found == null) {
      return;
    }
    ResetAccount account = found;
    found = null;
    try {
      passwords.openOfOthers(
          List.of(
              new IssuedSheet(
                  account.institutionCode(),
                  account.institutionName(),
                  service.initialize(account))));
      code = null;
    } catch (BusinessException refused) {
      messages.error(refused.code());
    }
  }

  /** 《キャンセル》. */
  public void cancel() {
    found = null;
  }

  public ResetAccount getFound() {
    return found;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }
}
