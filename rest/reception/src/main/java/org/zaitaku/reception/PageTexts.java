package org.zaitaku.reception;

/**
 * The bundle of the words that the document itself holds; all others are in {@code assets/texts}.
 */
final class PageTexts {

  static final String NAME = "org.zaitaku.reception.PageTexts";

  private PageTexts() {}
}
