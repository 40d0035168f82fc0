package org.zaitaku.audit;

/**
 * One item of a change: what it was and what it is. Never a password, a seed or a patient's data.
 *
 * @param item name of the item, e.g. {@code userName}
 * @param before null where there was nothing
 * @param after null where there is nothing any more
 */
public record AuditChange(String item, String before, String after) {}
