package org.zaitaku.planted.doors.console;

import org.zaitaku.planted.doors.reception.PatientsPage;

/** Planted: the console looks into the patients' door. */
record CuriousBean(PatientsPage page) {}
