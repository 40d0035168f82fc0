package org.zaitaku.ops;

/**
 * A partition as the catalogue describes it.
 *
 * @param bound {@code FOR VALUES FROM (…) TO (…)} or {@code DEFAULT}
 */
record Partition(String name, String parent, String bound, boolean rowSecurity) {}
