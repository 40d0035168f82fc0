package org.zaitaku.bench;

/** Which reading of the card it is: flow B reads it twice. */
enum Reading {
  FIRST(Step.ASK, Step.ANSWER, Step.RETURN),
  SECOND(Step.ASK_AGAIN, Step.ANSWER_AGAIN, Step.RETURN_AGAIN);

  private final Step ask;
  private final Step answer;
  private final Step back;

  Reading(Step ask, Step answer, Step back) {
    this.ask = ask;
    this.answer = answer;
    this.back = back;
  }

  Step ask() {
    return ask;
  }

  Step answer() {
    return answer;
  }

  /** The return of the browser to the page. */
  Step back() {
    return back;
  }
}
