package org.zaitaku.bench;

/** What a thread of the server does, by its name (15 characters are known). */
enum ServerThread {
  REQUEST("requests", "(default|public) task"),
  BATCH("bulk registration", "Batch Thread"),
  OCSP("OCSP client", "HttpClient"),
  IO("accepting and writing", "(default|public) (I/O|Accept)"),
  COMPILER("just-in-time compiler", "C1 Compiler|C2 Compiler"),
  COLLECTOR("garbage collection", "GC |G1 |VM Thread"),
  OTHER("other", "");

  private final String label;

  /** Expression for how its names begin. */
  private final String beginning;

  ServerThread(String label, String beginning) {
    this.label = label;
    this.beginning = beginning;
  }

  String label() {
    return label;
  }

  static ServerThread of(String name) {
    for (ServerThread thread : values()) {
      if (name.matches("(?:" + thread.beginning + ").*")) {
        return thread;
      }
    }
    throw new IllegalStateException("every name begins with nothing");
  }
}
