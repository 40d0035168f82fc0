package org.zaitaku.account.bulk;

import java.time.Instant;

/**
 * 受付番号 and 受付日時 (BULK-009).
 *
 * @param number day and number of the day, e.g. {@code 20261121-0001}
 */
public record BulkReceipt(String number, Instant receivedAt) {}
