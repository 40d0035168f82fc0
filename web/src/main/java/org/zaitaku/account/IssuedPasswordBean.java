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

  private transient List<IssuedSheet> issued;

  private boolean ofOthers;

  private boolean shown;

  /** Opens the dialog for accounts of the institution of whoever asks. */
  public void open(List<IssuedAccount> accounts) {
    LoggedIn user = ConsoleSession.find(Faces.getRequest()).orElseThrow();
    open(accounts.stream().map(account -> IssuedSheet.of(user, account)).toList(), false);
  }

  /** Opens the dialog for accounts that 実施機関 hands to institutions. */
  public void openOfOthers(List<IssuedSheet> sheets) {
    open(sheets, true);
  }

  private void open(List<IssuedSheet> sheets, boolean areOfOthers) {
    issued = List.copyOf(sheets);
    ofOthers = areOfOthers;
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

  /** 《ダウンロード》 (ACC-050): a PDF, a page for each account. */
  public void download() {
    List<IssuedSheet> sheets = getIssued();
    if (!sheets.isEmpty()) {
      String name =
          sheets.size() == 1
              ? "account-" + sheets.get(0).issued().account().userId() + ".pdf"
              : "accounts.pdf";
      Download.send(FacesContext.getCurrentInstance(), "application/pdf", name, words.pdf(sheets));
    }
  }

  public List<IssuedSheet> getIssued() {
    return issued == null ? List.of() : issued;
  }

  public boolean isShown() {
    return shown;
  }

  /** Whether it is to be said whose accounts they are. */
  public boolean isOfOthers() {
    return ofOthers;
  }

  /** Whether somebody has to change the password: a person's account is among them. */
  public boolean isForPeople() {
    return getIssued().stream().anyMatch(sheet -> sheet.issued().usableUntil() != null);
  }

  /** The password, or as many ● as every password has. */
  public String password(IssuedAccount account) {
    String value = account.password().value();
    return shown ? value : HIDDEN.repeat(value.length());
  }
}
