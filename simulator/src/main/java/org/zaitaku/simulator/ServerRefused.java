package org.zaitaku.simulator;

/**
 * The simulator does not work for this server: it is no server of the verification environment, or
 * cannot be reached.
 */
public final class ServerRefused extends Exception {

  private static final long serialVersionUID = 1L;

  ServerRefused(String line) {
    super(line);
  }
}
