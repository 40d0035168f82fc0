package org.zaitaku.planted.order.audit;

/** What stands below; itself nothing to report. */
public record StandsBelow(String value) {}
