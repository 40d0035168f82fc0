package org.zaitaku.bench;

/** What visits consist of, in their order. */
enum Step {
  START("begin: `POST receptions`"),
  ASK("ask for the card: `POST card-authentications`"),
  POLL("look, nothing new: `GET receptions/{id}`, 304"),
  ANSWER("the card's answer: `POST card-answers`"),
  RETURN("the return, which tells the result: `POST card-returns`"),
  CHOOSE("choose anew: `PUT receptions/{id}/choices`"),
  ASK_AGAIN("ask for the card again"),
  ANSWER_AGAIN("the card's second answer"),
  RETURN_AGAIN("the second return"),
  COMPLETION("from the last answer sent until COMPLETED is told");

  private final String label;

  Step(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
