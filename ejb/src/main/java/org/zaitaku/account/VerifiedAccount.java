package org.zaitaku.account;

import org.zaitaku.shared.Actor;

/**
 * Whose password was shown where no session of the console begins: at the registration of a device.
 *
 * @param passwordDue whether it is an initial or an ended password, to be changed first
 */
public record VerifiedAccount(Actor.OfAccount actor, boolean passwordDue) {}
