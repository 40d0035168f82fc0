package org.zaitaku.reception;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletContext;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The languages of the patients' pages: one for each file {@code assets/texts/texts.{tag}.json},
 * the Japanese ones first. A file that is added here is a language that can be chosen.
 */
record PageLanguages(List<Language> known) {

  private static final String FOLDER = PageAssets.ROOT + "texts/";

  private static final Pattern FILE =
      Pattern.compile(Pattern.quote(FOLDER) + "texts\\.([a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\\.json");

  private static final String NAME = "language.name";

  /**
   * @param tag after BCP 47
   * @param name as the language calls itself
   */
  record Language(String tag, String name) {

    private boolean isJapanese() {
      return tag.equals("ja") || tag.startsWith("ja-");
    }
  }

  PageLanguages {
    known =
        known.stream()
            .sorted(
                Comparator.comparing((Language language) -> !language.isJapanese())
                    .thenComparing(Language::tag))
            .toList();
  }

  /**
   * The languages of the files that this WAR holds.
   *
   * @throws IllegalStateException a file in the folder is not of this form, or has no name
   */
  static PageLanguages of(ServletContext context) {
    return new PageLanguages(
        PageAssets.files(context, FOLDER).stream()
            .map(path -> languageOf(path, PageAssets.read(context, path)))
            .toList());
  }

  static Language languageOf(String path, byte[] content) {
    Matcher file = FILE.matcher(path);
    if (!file.matches()) {
      throw new IllegalStateException("Not a file of texts: " + path);
    }
    try {
      JsonNode texts = new ObjectMapper().readTree(new String(content, StandardCharsets.UTF_8));
      if (!texts.path(NAME).isTextual()) {
        throw new IllegalStateException("No " + NAME + " in " + path);
      }
      return new Language(file.group(1), texts.path(NAME).textValue());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON: " + path, e);
    }
  }

  /** As items of a list in HTML, each in its own language. */
  String items() {
    return known.stream()
        .map(
            language ->
                "<li lang=\"%s\">%s</li>".formatted(language.tag(), escaped(language.name())))
        .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("@", "&#64;");
  }
}
