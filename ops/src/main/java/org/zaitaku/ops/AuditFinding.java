package org.zaitaku.ops;

/**
 * One place where the audit is not as it was written.
 *
 * @param where institution, day and numbers, for people
 */
record AuditFinding(Kind kind, String where) {

  /** What happened there. */
  enum Kind {
    /** The line, or its link, is not what was written; or lines changed places. */
    ALTERED("altered or reordered"),
    /** There is a link, but its line is gone. */
    MISSING("missing"),
    /** There is a line that no link knows: it was not written by the application. */
    INSERTED("inserted beside the chain"),
    /** Links are gone. */
    LINK_MISSING("links missing"),
    /** The chain ends before, or is another one than, what the server's log or a person holds. */
    NOT_AS_LOGGED("not as it was logged or printed before"),
    /** The chain ends before, or is another one than, what the operator's chain holds. */
    NOT_AS_KEPT("not as the operator's chain holds"),
    /** New lines are not linked. */
    SWITCHED_OFF("the chain's triggers are not as the migration made them");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  @Override
  public String toString() {
    return kind.words + ": " + where;
  }
}
