package org.zaitaku.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The console's pages, and what a test looks for in them. */
final class Pages {

  private static final Path ROOT = Path.of("src/main/webapp");

  private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*}");
  private static final Pattern TAG = Pattern.compile("<[^>]*>", Pattern.DOTALL);
  private static final Pattern SHOWN_ATTRIBUTE =
      Pattern.compile(
          "\\s(alt|title|label|header|message|placeholder|summary|hint|wrong|aria-label)=\"([^\"]*)\"");
  private static final Pattern BUTTON_VALUE =
      Pattern.compile(
          "<(?:h:link|h:commandButton|h:button|h:outputText|h:outputLabel|p:commandButton|p:button)\\b[^>]*?\\svalue=\"([^\"]*)\"");
  private static final Pattern WORD = Pattern.compile("\\p{L}");
  private static final Pattern KEY = Pattern.compile("text\\['([^']*)'( \\+=)?");

  private Pages() {}

  /** Name of a page to its source. */
  static Map<String, String> sources() {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".xhtml")).toList()) {
        sources.put(ROOT.relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return sources;
  }

  /** Words that stand in a page instead of in the bundle. */
  static List<String> literals(String source) {
    List<String> shown = new ArrayList<>();
    String page = source.replaceFirst("<!DOCTYPE[^>]*>", "");
    Matcher attributes = SHOWN_ATTRIBUTE.matcher(page);
    while (attributes.find()) {
      shown.add(attributes.group(2));
    }
    Matcher values = BUTTON_VALUE.matcher(page);
    while (values.find()) {
      shown.add(values.group(1));
    }
    String[] texts = TAG.split(EXPRESSION.matcher(page).replaceAll(""));
    shown.addAll(List.of(texts));
    return shown.stream()
        .map(words -> EXPRESSION.matcher(words).replaceAll("").strip())
        .filter(words -> WORD.matcher(words).find())
        .toList();
  }

  /** Keys that a page names in full. */
  static void collectKeys(String source, Set<String> keys, Set<String> prefixes) {
    Matcher matcher = KEY.matcher(source);
    while (matcher.find()) {
      (matcher.group(2) == null ? keys : prefixes).add(matcher.group(1));
    }
  }
}
