package org.zaitaku.planted.order.shared;

import org.zaitaku.planted.order.audit.StandsBelow;

/** Planted: {@code shared} uses what stands below it. */
record UsesTheAudit(StandsBelow audit) {}
