/**
 * Listens to every module's tests and writes down which rows of the feature inventory they carry.
 */
package org.zaitaku.testkit;
