package org.zaitaku.operator;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.zaitaku.account.TypedDate;
import org.zaitaku.shared.Download;
import org.zaitaku.shared.ScreenMessages;

/**
 * What {@code z:enrolled} shows: institutions with the accounts and initial passwords that they
 * were just given, as ● until 《パスワード表示》. Lives with its view and is in no copy of the session.
 */
@Named
@ViewScoped
public class IssuedBean implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String HIDDEN = "●";

  @Inject private ScreenMessages messages;

  private transient List<EnrolledInstitution> enrolled;

  private boolean shown;

  /** Shows these instead of what was shown. */
  public void open(List<EnrolledInstitution> issued) {
    enrolled = List.copyOf(issued);
    shown = false;
  }

  public boolean isOpen() {
    return enrolled != null;
  }

  /** 《パスワード表示》. */
  public void show() {
    shown = true;
  }

  public boolean isShown() {
    return shown;
  }

  /** 《OK》: the passwords are forgotten. */
  public void finish() {
    enrolled = null;
    shown = false;
  }

  /** 《CSV出力》, with the passwords: they are forgotten by 《OK》. */
  public void download() {
    if (isOpen()) {
      FacesContext context = FacesContext.getCurrentInstance();
      Download.send(
          context,
          "text/csv;charset=UTF-8",
          "institutions.csv",
          new IssuedCsv(context.getViewRoot().getLocale()).write(enrolled));
    } else {
      messages.error("issued.gone");
    }
  }

  public List<EnrolledInstitution> getEnrolled() {
    return enrolled == null ? List.of() : enrolled;
  }

  /** The password, or as many ● as every password has. */
  public String password(IssuedAccount account) {
    return shown ? account.password() : HIDDEN.repeat(account.password().length());
  }

  public String date(IssuedAccount account) {
    return TypedDate.show(account.validUntil());
  }
}
