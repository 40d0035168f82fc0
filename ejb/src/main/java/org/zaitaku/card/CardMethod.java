package org.zaitaku.card;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.zaitaku.shared.ConfigurationKey;

/** How patients authenticate: {@code zaitaku.card.method}. */
public enum CardMethod {
  /** The card app signs with the card, and we verify certificate and signature ourselves. */
  JPKI,
  /** An identity provider verifies the card, and we its word (OpenID Connect). */
  OIDC;

  /**
   * Reads the configuration: {@code jpki}, which is the default, or {@code oidc}.
   *
   * @param values the value of a key, or empty
   * @throws IllegalStateException naming the key when it is another word
   */
  public static CardMethod from(Function<String, Optional<String>> values) {
    String key = ConfigurationKey.CARD_METHOD.key();
    String word = values.apply(key).filter(text -> !text.isBlank()).orElse(JPKI.word());
    return Arrays.stream(values())
        .filter(method -> method.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(key + " is not jpki or oidc"));
  }

  /** The word in the configuration. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
