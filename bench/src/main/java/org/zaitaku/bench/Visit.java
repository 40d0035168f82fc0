package org.zaitaku.bench;

/** One reception as its phone knows it. */
final class Visit {

  private final Flow flow;
  private final Scene scene;
  private final String id;
  private final String cookie;
  private Reading reading = Reading.FIRST;
  private String tag;
  private String link;
  private String answer;
  private String proof;

  Visit(Flow flow, Scene scene, String id, String cookie, String tag) {
    this.flow = flow;
    this.scene = scene;
    this.id = id;
    this.cookie = cookie;
    this.tag = tag;
  }

  Flow flow() {
    return flow;
  }

  Scene scene() {
    return scene;
  }

  String id() {
    return id;
  }

  String cookie() {
    return cookie;
  }

  /** Which reading of the card comes next. */
  Reading reading() {
    return reading;
  }

  /** The card is read once more. */
  void readAgain() {
    reading = Reading.SECOND;
  }

  /** Whether the card that is read now only enquires. */
  boolean isEnquiry() {
    return flow == Flow.UPDATE && reading == Reading.FIRST;
  }

  /** ETag of what was told last. */
  String tag() {
    return tag;
  }

  void tag(String value) {
    tag = value;
  }

  /** What opens the card app. */
  String link() {
    return link;
  }

  void link(String value) {
    link = value;
  }

  /** The card's signed answer, JSON. */
  String answer() {
    return answer;
  }

  void answer(String value) {
    answer = value;
  }

  /** What the card app gave for the return: challenge and nonce, JSON. */
  String proof() {
    return proof;
  }

  void proof(String value) {
    proof = value;
  }
}
