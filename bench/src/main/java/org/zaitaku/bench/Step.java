package org.zaitaku.bench;

/** What a consent consists of, in its order. */
enum Step {
  START("begin: `POST receptions`"),
  ASK("ask for the card: `POST card-authentications`"),
  POLL("look, nothing new: `GET receptions/{id}`, 304"),
  ANSWER("the card's answer: `POST card-answers`"),
  COMPLETION("from the answer sent until COMPLETED is seen"),
  RESULT("read the result: `GET receptions/{id}`, 200");

  private final String label;

  Step(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
