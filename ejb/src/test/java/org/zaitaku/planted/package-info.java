/** One violation for each rule of the house; nothing here runs. */
package org.zaitaku.planted;
