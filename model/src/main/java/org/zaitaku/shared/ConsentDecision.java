package org.zaitaku.shared;

/**
 * 同意する / 同意しない. There is no third value: nothing is preselected, and an item without an answer is
 * not registered.
 */
public enum ConsentDecision {
  AGREED,
  DECLINED
}
