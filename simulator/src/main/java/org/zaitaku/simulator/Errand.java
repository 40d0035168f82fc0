package org.zaitaku.simulator;

import java.net.URI;

/** What a person has come for: a signature for the card app's caller, or a code for a log-in. */
interface Errand {

  /** First part of the addresses of its visits, e.g. {@code /app}. */
  String place();

  /** Does with a card, whose PIN was right, what it was read for; once a visit. */
  ServerAnswer perform(VirtualCard card) throws InterruptedException;

  /** Once more with the same result, where nobody was there to take it. */
  ServerAnswer again() throws InterruptedException;

  /** Where the person goes after success. */
  URI goal();

  /** Where the person goes without. */
  URI wayBack();
}
