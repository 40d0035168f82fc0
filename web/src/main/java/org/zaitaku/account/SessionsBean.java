package org.zaitaku.account;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.omnifaces.util.Faces;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.Notice;
import org.zaitaku.shared.ScreenMessages;

/** ［ログイン中の利用者］: who is logged in, and 《強制ログアウト》. */
@Named
@ViewScoped
public class SessionsBean implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm").withZone(BusinessDay.TOKYO);

  @Inject private transient SessionService service;

  @Inject private transient ScreenMessages messages;

  /** Of the institution that the operator looks at; in the address, so that it stays on reload. */
  private String institution;

  private List<SessionView> sessions = List.of();

  /** At each look anew. */
  public void load() {
    try {
      sessions = service.list(institution);
    } catch (BusinessException unknown) {
      messages.errorAt("institution", "sessions.institution.unknown");
    }
  }

  /** The operator's choice, kept in the address. */
  public String show() {
    return "/sessions?faces-redirect=true&includeViewParams=true";
  }

  /** 《OK》 of the confirmation. */
  public String end(SessionView session) {
    service.force(institution, session.id());
    return "/sessions?faces-redirect=true&includeViewParams=true&"
        + Notice.SESSION_ENDED.parameter();
  }

  /** Nobody ends the session in which they ask for it: that is 《ログアウト》. */
  public boolean isOwn(SessionView session) {
    return session.id().equals(user().sessionId());
  }

  public boolean isOperator() {
    return user().role() == AccountRole.OPERATOR;
  }

  private static LoggedIn user() {
    return ConsoleSession.find(Faces.getRequest()).orElseThrow();
  }

  /** Date and time in Tokyo. */
  public String moment(Instant moment) {
    return MOMENT.format(moment);
  }

  public List<SessionView> getSessions() {
    return sessions;
  }

  public String getInstitution() {
    return institution;
  }

  public void setInstitution(String institution) {
    this.institution = institution;
  }
}
