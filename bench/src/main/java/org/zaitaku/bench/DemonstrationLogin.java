package org.zaitaku.bench;

/**
 * An account of the demonstration and its password.
 *
 * @param role as the database names it
 */
record DemonstrationLogin(String institution, String role, String userId, String password) {}
