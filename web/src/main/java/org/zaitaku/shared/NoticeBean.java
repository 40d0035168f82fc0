package org.zaitaku.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.omnifaces.util.Faces;

/** The {@link Notice} that the address asks for, if any. */
@Named
@RequestScoped
public class NoticeBean {

  /** Null where there is none. */
  public Notice getNotice() {
    return Notice.find(Faces.getRequestParameter("notice")).orElse(null);
  }
}
