package org.zaitaku.bench;

/** One reception as its phone knows it. */
final class Visit {

  private final Scene scene;
  private final String id;
  private final String cookie;
  private String tag;
  private String link;
  private String answer;

  Visit(Scene scene, String id, String cookie, String tag) {
    this.scene = scene;
    this.id = id;
    this.cookie = cookie;
    this.tag = tag;
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
}
