package org.zaitaku.account.bulk;

/** A bulk registration that something is to be done about, and whose it is. */
public record BulkLead(long jobId, long institutionId) {}
