package org.zaitaku.bench;

import org.zaitaku.simulator.VirtualCard;

/**
 * Who consents where.
 *
 * @param startBody body of {@code POST receptions}: the URL's token and an answer to each item
 */
record Scene(String startBody, VirtualCard card) {}
