/**
 * The benchmark: complete consents over HTTP against the built server, a real PostgreSQL and the
 * simulator, and beside them, in the same run, what the machine can do at most.
 */
package org.zaitaku.bench;
