package org.zaitaku.planted.doors.reception;

/** A class of one planted door. */
public record PatientsPage(String text) {}
