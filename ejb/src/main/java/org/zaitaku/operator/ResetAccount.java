package org.zaitaku.operator;

import java.io.Serializable;

/**
 * The マスタアカウントリセット用アカウント of an institution, as the operator sees it.
 *
 * @param version of the account, which an initialisation names
 */
public record ResetAccount(
    String institutionCode, String institutionName, long accountId, String userId, int version)
    implements Serializable {}
