package org.zaitaku.account.bulk;

import org.zaitaku.account.InitialPassword;

/**
 * A row that is ready to be registered.
 *
 * @param password null for a row whose ID an earlier row has
 * @param hash null likewise
 */
record HashedRow(BulkExamination.Examined row, InitialPassword password, String hash) {

  /** Nothing of it. */
  @Override
  public String toString() {
    return "HashedRow";
  }
}
