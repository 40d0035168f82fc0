package org.zaitaku.bench;

/** An account of the demonstration and its password. */
record DemonstrationLogin(String institution, String userId, String password) {}
