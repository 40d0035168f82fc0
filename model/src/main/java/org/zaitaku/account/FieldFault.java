package org.zaitaku.account;

/**
 * One wrong value.
 *
 * @param field name of the component of {@link AccountForm}
 */
public record FieldFault(String field, Fault fault) {}
