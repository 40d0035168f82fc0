package org.zaitaku.simulator;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words on the pages: Japanese, or English where {@code ?lang=en} asks for it. */
final class Texts {

  private static final String BUNDLE = "org.zaitaku.simulator.texts";
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private static final Texts JAPANESE = new Texts("ja", Locale.JAPANESE);
  private static final Texts ENGLISH = new Texts("en", Locale.ENGLISH);

  private final String language;
  private final ResourceBundle bundle;

  private Texts(String language, Locale locale) {
    this.language = language;
    this.bundle = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
  }

  static Texts of(String language) {
    return "en".equals(language) ? ENGLISH : JAPANESE;
  }

  String language() {
    return language;
  }

  String otherLanguage() {
    return this == ENGLISH ? "ja" : "en";
  }

  boolean has(String key) {
    return bundle.containsKey(key);
  }

  String get(String key, Object... values) {
    return values.length == 0
        ? bundle.getString(key)
        : MessageFormat.format(bundle.getString(key), values);
  }
}
