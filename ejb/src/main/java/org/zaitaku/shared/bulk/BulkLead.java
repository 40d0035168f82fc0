package org.zaitaku.shared.bulk;

/** A bulk file that something is to be done about, and whose rows are to be opened for it. */
public record BulkLead(long fileId, long institutionId) {}
