package org.zaitaku.account;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.zaitaku.settings.SettingsChanged;

/** All sessions of an institution at once, where what its people see has changed. */
@Dependent
public class InstitutionSessions {

  @Inject private SessionRegister sessions;

  /** Of the institution whose rows are open; the next request of each browser is told so. */
  public void endAll(long institutionId) {
    sessions.endAll(institutionId, SessionEnd.FORCED);
  }

  /** In the transaction of the change; the next request of each browser is told why. */
  void endAll(@Observes SettingsChanged changed) {
    sessions.endAll(changed.institutionId(), SessionEnd.SETTINGS);
  }
}
