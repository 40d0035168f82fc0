package org.zaitaku.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.util.Faces;
import org.zaitaku.shared.Notice;
import org.zaitaku.shared.ScreenMessages;

/** ［パスワード変更］ (LOG-004, LOG-023, LOG-045). */
@Named
@RequestScoped
public class PasswordChangeBean {

  @Inject private PasswordService service;

  @Inject private TerminalInstitution terminal;

  @Inject private ScreenMessages messages;

  private String oldPassword;
  private String newPassword;
  private String repeated;

  /** Every fault stands at its field; nothing that was typed is shown again. */
  public String change() {
    LoggedIn user = ConsoleSession.find(Faces.getRequest()).orElseThrow();
    PasswordService.Outcome outcome =
        service.change(
            new PasswordChange(oldPassword, newPassword, repeated),
            terminal.origin(Faces.getRequest()));
    outcome.faults().forEach(this::report);
    if (!outcome.faults().isEmpty()) {
      return null;
    }
    ConsoleSession.replace(Faces.getRequest(), user.with(outcome.duty()));
    Faces.getRequest().changeSessionId();
    return (outcome.duty() == Duty.SET_UP_SECOND_FACTOR ? "/second-factor-setup" : "/menu")
        + "?faces-redirect=true&"
        + Notice.PASSWORD_CHANGED.parameter();
  }

  private void report(PasswordFault fault) {
    String field =
        switch (fault) {
          case OLD_WRONG -> "old-password";
          case NOT_REPEATED -> "repeated";
          case TOO_SHORT, TOO_LONG, TOO_FEW_KINDS, HOLDS_USER_ID, COMMON, USED_BEFORE ->
              "new-password";
        };
    messages.errorAt(
        field,
        "passwordChange.fault." + fault,
        service.policy().kind().least(),
        PasswordPolicy.MOST);
  }

  /** {@code LONG} or {@code PERIODIC}: the end of the key of the words beside the field. */
  public PasswordPolicy.Kind getKind() {
    return service.policy().kind();
  }

  /** Whether the password must be changed now. */
  public boolean isDue() {
    return ConsoleSession.find(Faces.getRequest()).orElseThrow().duty() == Duty.CHANGE_PASSWORD;
  }

  /** Never shown again. */
  public String getOldPassword() {
    return null;
  }

  public void setOldPassword(String oldPassword) {
    this.oldPassword = oldPassword;
  }

  /** Never shown again. */
  public String getNewPassword() {
    return null;
  }

  public void setNewPassword(String newPassword) {
    this.newPassword = newPassword;
  }

  /** Never shown again. */
  public String getRepeated() {
    return null;
  }

  public void setRepeated(String repeated) {
    this.repeated = repeated;
  }
}
