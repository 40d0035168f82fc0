package org.zaitaku.planted.names;

/** Planted: a name that says nothing. */
class PlantedManager {}
