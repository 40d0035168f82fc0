package org.zaitaku.planted.container;

/** Nothing to report. */
record InnocentModel(String value) {}
