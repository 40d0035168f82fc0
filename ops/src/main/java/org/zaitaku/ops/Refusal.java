package org.zaitaku.ops;

/**
 * A program of this package declines to go on. The message is one line that says what is wrong and
 * what to do; it is all that the person at the terminal gets to see.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Refusal(String line) {
    super(line);
  }

  public Refusal(String line, Throwable cause) {
    super(line, cause);
  }
}
