package org.zaitaku.enquiry.bulk;

/** How far a 資格情報一括照会 is. The words stand in the console's bundle. */
public enum BulkEnquiryStatus {
  /** 照会待ち. */
  WAITING,
  /** 照会中. */
  RUNNING,
  /** 照会完了: every row has its outcome. */
  COMPLETED
}
