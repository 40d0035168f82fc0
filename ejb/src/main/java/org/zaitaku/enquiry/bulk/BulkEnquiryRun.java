package org.zaitaku.enquiry.bulk;

import java.util.UUID;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.bulk.BulkLead;

/**
 * A run with the lease of a bulk enquiry.
 *
 * @param uploader under whose name and with whose permissions it asks
 */
public record BulkEnquiryRun(UUID id, BulkLead lead, Actor uploader) {

  @Override
  public String toString() {
    return "BulkEnquiryRun[" + lead.fileId() + ", " + id + "]";
  }
}
