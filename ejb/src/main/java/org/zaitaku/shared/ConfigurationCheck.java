package org.zaitaku.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the whole configuration before anything is served. Pure: the values come through functions.
 */
public final class ConfigurationCheck {

  private static final String PREFIX = "ZAITAKU_";

  /** Settings of the server's own configuration (wildfly-config) and of the scripts. */
  private static final List<String> FOREIGN_PREFIXES =
      List.of(
          "ZAITAKU_DB_",
          "ZAITAKU_PORT_",
          "ZAITAKU_PUBLIC_HTTP_",
          "ZAITAKU_PUBLIC_BIND_",
          "ZAITAKU_PUBLIC_PROXY",
          "ZAITAKU_PUBLIC_MAX_",
          "ZAITAKU_CLOSED_",
          "ZAITAKU_TLS_",
          "ZAITAKU_EMBEDDED",
          "ZAITAKU_BENCH_",
          "ZAITAKU_RUN");

  /** On localhost browsers keep a Secure cookie over plain http too. */
  private static final Pattern SAFE_ORIGIN =
      Pattern.compile("https://.*|http://localhost(:[0-9]+)?");

  private ConfigurationCheck() {}

  /**
   * What is wrong, each naming its key; empty where all is well.
   *
   * @param names every name that the configuration holds
   * @param values the value of a key, or empty
   */
  public static List<String> problems(
      Iterable<String> names, Function<String, Optional<String>> values) {
    List<String> problems = new ArrayList<>();
    Set<String> all = new TreeSet<>();
    names.forEach(all::add);
    for (String name : all) {
      String variable = ConfigurationKey.variable(name);
      if (variable.startsWith(PREFIX)
          && FOREIGN_PREFIXES.stream().noneMatch(variable::startsWith)
          && !isKnown(name, all)) {
        problems.add(name + " is not known");
      }
    }
    String environment = values.apply(ConfigurationKey.ENVIRONMENT.key()).orElse("production");
    if (!environment.equals("production") && !environment.equals("verification")) {
      problems.add(ConfigurationKey.ENVIRONMENT.key() + " is neither production nor verification");
    }
    boolean production = !environment.equals("verification");
    values
        .apply(ConfigurationKey.PUBLIC_ORIGIN.key())
        .filter(origin -> production && !SAFE_ORIGIN.matcher(origin).matches())
        .ifPresent(
            origin ->
                problems.add(
                    ConfigurationKey.PUBLIC_ORIGIN.key()
                        + " is not https: browsers would drop the patient's cookie"));
    for (ConfigurationKey key : ConfigurationKey.values()) {
      Optional<String> value = values.apply(key.key()).filter(text -> !text.isBlank());
      if (value.isPresent() && !key.form().accepts(value.get())) {
        problems.add(key.key() + " is not " + key.form().words());
      }
      boolean present = value.isPresent();
      switch (key.need()) {
        case ALWAYS -> require(present, key, problems);
        case PRODUCTION -> require(present || !production, key, problems);
        case VERIFICATION_ONLY -> {
          if (present && production) {
            problems.add(key.key() + " must not be set in production");
          }
        }
        case OPTIONAL -> {
          // has a default
        }
      }
    }
    return problems;
  }

  /**
   * The server tells an environment variable a second time in small letters with dots, where the
   * key may have a hyphen ({@code zaitaku.card.serial.key}); by itself such a name is a mistake
   * that nobody would read.
   */
  private static boolean isKnown(String name, Set<String> all) {
    return ConfigurationKey.find(name)
        .filter(key -> key.key().equals(name) || all.contains(key.variable()))
        .isPresent();
  }

  private static void require(boolean met, ConfigurationKey key, List<String> problems) {
    if (!met) {
      problems.add(key.key() + " is missing");
    }
  }
}
