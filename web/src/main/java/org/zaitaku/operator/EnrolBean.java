package org.zaitaku.operator;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.zaitaku.account.IssuedPasswordBean;
import org.zaitaku.operator.InstitutionForm.Fault;
import org.zaitaku.operator.InstitutionFormException.RowFault;
import org.zaitaku.shared.ScreenMessages;

/** ［医療機関等の登録］: one institution (ORG-010). */
@Named
@ViewScoped
public class EnrolBean implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Rows of 関連医療機関 on the screen. */
  static final int RELATED_ROWS = 3;

  @Inject private InstitutionService service;

  @Inject private InstitutionMessages words;

  @Inject private ScreenMessages messages;

  @Inject private IssuedPasswordBean passwords;

  private String code;
  private TypedInstitution typed = new TypedInstitution(RELATED_ROWS);
  private boolean doubtful;
  private boolean confirmed;

  /** Enrols, or shows every fault at its field; a doubtful check digit is to be confirmed first. */
  public void enrol() {
    try {
      passwords.openOfOthers(
          EnrolledSheets.of(service.enrol(List.of(typed.form(code)), confirmed)));
      clear();
    } catch (InstitutionFormException refused) {
      for (RowFault fault : refused.faults()) {
        show(fault.wrong());
      }
      messages.error("account.faults", refused.faults().size());
    }
  }

  private void show(InstitutionForm.Wrong wrong) {
    if (wrong.fault() == Fault.CHECK_DIGIT) {
      doubtful = true;
    }
    String text = words.words(wrong);
    FacesContext.getCurrentInstance()
        .addMessage(
            RelatedRow.clientId(typed.getRelated(), wrong.field()),
            new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
  }

  private void clear() {
    code = null;
    typed = new TypedInstitution(RELATED_ROWS);
    doubtful = false;
    confirmed = false;
  }

  /** Whether the code's last digit does not fit and is to be confirmed. */
  public boolean isDoubtful() {
    return doubtful;
  }

  public String getCode() {
    return code;
  }

  /** Another code is confirmed anew. */
  public void setCode(String code) {
    if (doubtful && this.code != null && !this.code.equals(code)) {
      doubtful = false;
      confirmed = false;
    }
    this.code = code;
  }

  public boolean isConfirmed() {
    return confirmed;
  }

  public void setConfirmed(boolean confirmed) {
    this.confirmed = confirmed;
  }

  public TypedInstitution getTyped() {
    return typed;
  }
}
