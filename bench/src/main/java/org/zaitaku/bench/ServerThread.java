package org.zaitaku.bench;

/** What a thread of the server does, by its name (15 characters are known). */
enum ServerThread {
  REQUEST("requests", "default task"),
  REGISTRATION("registration (T3)", "EE-ManagedExecu"),
  OCSP("OCSP client", "HttpClient"),
  IO("accepting and writing", "default I/O", "default Accept"),
  COMPILER("just-in-time compiler", "C1 Compiler", "C2 Compiler"),
  COLLECTOR("garbage collection", "GC ", "G1 ", "VM Thread"),
  OTHER("other");

  private final String label;
  private final String[] beginnings;

  ServerThread(String label, String... beginnings) {
    this.label = label;
    this.beginnings = beginnings;
  }

  String label() {
    return label;
  }

  static ServerThread of(String name) {
    for (ServerThread thread : values()) {
      for (String beginning : thread.beginnings) {
        if (name.startsWith(beginning)) {
          return thread;
        }
      }
    }
    return OTHER;
  }
}
