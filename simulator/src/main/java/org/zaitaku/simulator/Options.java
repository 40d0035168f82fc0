package org.zaitaku.simulator;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of a command line: {@code --name value}. */
final class Options {

  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * Reads all that follows the command.
   *
   * @throws IllegalArgumentException naming an option that is unknown, comes twice or has no value
   */
  Options(String[] arguments, Set<String> known) {
    List<String> words = Arrays.asList(arguments).subList(1, arguments.length);
    for (int i = 0; i < words.size(); i += 2) {
      String option = words.get(i);
      if (!option.startsWith("--") || !known.contains(option.substring(2))) {
        throw new IllegalArgumentException("unknown option " + option);
      }
      if (i + 1 == words.size()) {
        throw new IllegalArgumentException(option + " has no value");
      }
      if (values.put(option.substring(2), words.get(i + 1)) != null) {
        throw new IllegalArgumentException(option + " is given twice");
      }
    }
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String get(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("--" + name + " is missing"));
  }

  int number(String name, int otherwise) {
    try {
      return find(name).map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " must be a number", e);
    }
  }
}
