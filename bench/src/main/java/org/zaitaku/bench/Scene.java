package org.zaitaku.bench;

import java.util.Map;
import org.zaitaku.simulator.VirtualCard;

/**
 * Who comes where.
 *
 * @param starts bodies of {@code POST receptions}: the URL's token, and in flow A an answer to each
 *     item
 * @param choices body of {@code PUT choices} in flow B: the other answer to each item
 */
record Scene(Map<Flow, String> starts, String choices, VirtualCard card) {}
