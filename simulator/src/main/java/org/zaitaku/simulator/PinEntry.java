package org.zaitaku.simulator;

/** What a card says when a PIN is entered. */
public enum PinEntry {
  RIGHT,
  WRONG,
  /** Three wrong entries in a row: refused from now on, the right PIN as well. */
  LOCKED
}
