package org.zaitaku.planted.streams;

/** Planted: prints past the log. */
class Printer {
  void print() {
    System.out.println("planted");
  }
}
