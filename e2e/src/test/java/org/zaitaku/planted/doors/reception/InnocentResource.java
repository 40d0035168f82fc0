package org.zaitaku.planted.doors.reception;

/** Nothing to report: it uses its own door. */
record InnocentResource(PatientsPage page) {}
