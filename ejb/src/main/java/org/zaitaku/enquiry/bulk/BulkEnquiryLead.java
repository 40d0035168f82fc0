package org.zaitaku.enquiry.bulk;

/** Which bulk enquiry, and whose rows are to be opened for it. */
public record BulkEnquiryLead(long enquiryId, long institutionId) {}
