package org.zaitaku.accessurl;

/** What an administrator can do to the URL of a care setting (URL-009 to URL-011). */
public enum UrlChange {
  /** 《URLを変更する》: a new one that nobody knows. */
  CHANGE(false),
  /** 《URLを変更前に戻す》: the one that was left last. */
  REVERT(true),
  /** 《最初のURLに戻す》. */
  FIRST(true);

  private final boolean revival;

  UrlChange(boolean revival) {
    this.revival = revival;
  }

  /** Whether an old URL becomes valid again, for which a reason is asked. */
  public boolean isRevival() {
    return revival;
  }
}
