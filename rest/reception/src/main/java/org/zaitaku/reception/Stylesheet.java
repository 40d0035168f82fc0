package org.zaitaku.reception;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one style sheet that the browser gets: the pages' own, before it those of the Digital
 * Agency's design tokens that it uses. The file of tokens itself stays as it was published.
 */
final class Stylesheet {

  static final String TOKENS = PageAssets.ROOT + "vendor/digital-go-jp/tokens.css";
  static final String PAGE = PageAssets.ROOT + "css/page.css";

  private static final Pattern DEFINITION = Pattern.compile("(--[a-z0-9-]+):\\s*([^;]+);");
  private static final Pattern USE = Pattern.compile("var\\((--[a-z0-9-]+)\\)");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Stylesheet() {}

  /**
   * @throws IllegalStateException the page uses a token that is defined nowhere
   */
  static String compose(String tokens, String page) {
    String own = COMMENT.matcher(page).replaceAll("");
    Map<String, String> offered = definitions(COMMENT.matcher(tokens).replaceAll(""));
    Map<String, String> used = new TreeMap<>();
    collect(own, definitions(own), offered, used);
    String root =
        used.entrySet().stream()
            .map(token -> token.getKey() + ":" + token.getValue())
            .collect(Collectors.joining(";", ":root{", "}"));
    return root + SPACE.matcher(own).replaceAll(" ").strip() + "\n";
  }

  private static void collect(
      String text, Map<String, String> own, Map<String, String> offered, Map<String, String> used) {
    for (String name : uses(text)) {
      String value = offered.get(name);
      if (value == null && !own.containsKey(name)) {
        throw new IllegalStateException("No design token " + name);
      }
      if (value != null && used.put(name, value) == null) {
        collect(value, own, offered, used);
      }
    }
  }

  private static Map<String, String> definitions(String css) {
    Map<String, String> found = new LinkedHashMap<>();
    for (MatchResult one : DEFINITION.matcher(css).results().toList()) {
      found.put(one.group(1), one.group(2).strip());
    }
    return found;
  }

  private static Set<String> uses(String css) {
    return USE.matcher(css)
        .results()
        .map(one -> one.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
