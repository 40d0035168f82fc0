package org.zaitaku.account;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.omnifaces.util.Faces;
import org.primefaces.PrimeFaces;
import org.zaitaku.shared.Download;

/**
 * What {@code z:issuedPassword} shows: accounts with the initial passwords that they were just
 * given, as ● until 《パスワード表示》 (ACC-044 to ACC-051, ACC-079, ACC-080). Lives with its view and is in
 * no copy of the session; when the dialog is closed or the page is left ({@code fields.js} then
 * presses 《OK》), nobody has the passwords any more.
 */
@Named
@ViewScoped
public class IssuedPasswordBean implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String HIDDEN = "●";

  @Inject private AccountWords words;

  private transient List<IssuedAccount> issued;

  private boolean shown;

  /** Opens the dialog. */
  public void open(List<IssuedAccount> accounts) {
    issued = List.copyOf(accounts);
    shown = false;
    PrimeFaces.current().ajax().update("issued-facts");
    PrimeFaces.current().executeScript("PF('issued').show()");
  }

  /** 《パスワード表示》. */
  public void show() {
    shown = true;
  }

  /** 《OK》, or after 《ダウンロード》: the passwords are forgotten. */
  public void finish() {
    issued = null;
    shown = false;
  }

  /** 《ダウンロード》 (ACC-050): a PDF of the one account. */
  public void download() {
    if (isOne()) {
      IssuedAccount one = issued.get(0);
      Download.send(
          FacesContext.getCurrentInstance(),
          "application/pdf",
          "account-" + one.account().userId() + ".pdf",
          words.pdf(one, ConsoleSession.find(Faces.getRequest()).orElseThrow()));
    }
  }

  public List<IssuedAccount> getIssued() {
    return issued == null ? List.of() : issued;
  }

  public boolean isShown() {
    return shown;
  }

  /** Whether it is one account, for which there is a PDF. */
  public boolean isOne() {
    return getIssued().size() == 1;
  }

  /** Whether somebody has to change the password: a person's account is among them. */
  public boolean isForPeople() {
    return getIssued().stream().anyMatch(one -> one.usableUntil() != null);
  }

  /** The password, or as many ● as every password has. */
  public String password(IssuedAccount account) {
    String value = account.password().value();
    return shown ? value : HIDDEN.repeat(value.length());
  }
}
