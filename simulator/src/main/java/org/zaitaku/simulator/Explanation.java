package org.zaitaku.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The pages behind the links of the app. */
enum Explanation {
  /** 「ヘルプ」: the patient enters the PIN (JPKI-004), staff do not keep the card (JPKI-014). */
  HELP("help", "pin patient card lock what"),
  /** 「パスワードが分からない」: no dead end. */
  FORGOTTEN("forgotten", "guess counter care"),
  /** 「読み取りかたを確認」. */
  HOW_TO_READ("how-to-read", "hold start still");

  private final String word;
  private final String paragraphs;

  Explanation(String word, String paragraphs) {
    this.word = word;
    this.paragraphs = paragraphs;
  }

  /** Last part of the address, and first part of the keys of its texts. */
  String word() {
    return word;
  }

  String key(String part) {
    return word + "." + part;
  }

  List<String> paragraphs() {
    return Arrays.stream(paragraphs.split(" ")).map(this::key).toList();
  }

  static Optional<Explanation> find(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }
}
