package org.zaitaku.reception;

/** What a patient came for (CON-005), and how often the card is asked for (JPKI-011). */
public enum ReceptionFlow {
  /** A: 同意登録. One authentication, after the choices were confirmed. */
  REGISTRATION,
  /**
   * B: 同意照会・更新. Two authentications of the same person: before what is registered is shown, and
   * before the change is stored.
   */
  UPDATE,
  /** C: すべての同意の取消し. One authentication, after the confirmation. */
  REVOCATION
}
