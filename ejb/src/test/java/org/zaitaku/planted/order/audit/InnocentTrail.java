package org.zaitaku.planted.order.audit;

/** Nothing to report: it uses its own feature. */
record InnocentTrail(StandsBelow below) {}
