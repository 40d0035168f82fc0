package org.zaitaku.account.bulk;

import java.util.EnumSet;
import java.util.Set;
import org.zaitaku.access.PermissionMatrix;
import org.zaitaku.shared.AccountRole;

/** What an uploader may register: マスタ the 管理アカウント, 管理 all others (BULK-002). */
final class Registrable {

  private Registrable() {}

  static Set<AccountRole> by(AccountRole uploader) {
    EnumSet<AccountRole> registrable = EnumSet.noneOf(AccountRole.class);
    for (AccountRole role : AccountRole.values()) {
      if (PermissionMatrix.operations(uploader, role)
          .contains(PermissionMatrix.AccountOperation.REGISTER)) {
        registrable.add(role);
      }
    }
    return registrable;
  }
}
