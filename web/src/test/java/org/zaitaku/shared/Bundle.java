package org.zaitaku.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The words of one language as they stand in the file. */
final class Bundle {

  private Bundle() {}

  static Map<String, String> of(String language) {
    Properties words = new Properties();
    try (InputStream file =
        Bundle.class.getResourceAsStream("/org/zaitaku/messages_" + language + ".properties")) {
      words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    Map<String, String> sorted = new TreeMap<>();
    words.forEach((key, value) -> sorted.put((String) key, (String) value));
    return sorted;
  }
}
