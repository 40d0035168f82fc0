package org.zaitaku.account;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** All sessions of an institution at once, for features that change what its people see. */
@Dependent
public class InstitutionSessions {

  @Inject private SessionRegister sessions;

  /**
   * Ends every open session of the institution whose rows are open; the next request of each
   * browser is told why.
   *
   * @return how many there were
   */
  public int endAll(long institutionId, SessionEnd reason) {
    return sessions.endAll(institutionId, reason);
  }
}
