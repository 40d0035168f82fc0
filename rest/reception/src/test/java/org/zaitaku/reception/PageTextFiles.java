package org.zaitaku.reception;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The words of the patients' pages as they stand in the sources, language by language. */
final class PageTextFiles {

  static final Path FOLDER = Path.of("src/main/webapp/assets/texts");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private PageTextFiles() {}

  /** Tag to key to text. A key that stands twice in a file is an error. */
  static Map<String, Map<String, String>> all() {
    Map<String, Map<String, String>> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      files.forEach(
          file -> {
            byte[] content = read(file);
            String path = PageAssets.ROOT + "texts/" + file.getFileName();
            found.put(PageLanguages.languageOf(path, content).tag(), textsOf(content));
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** The keys of a language in the order of its file. */
  static List<String> inOrder(String tag) {
    try {
      Map<String, String> texts =
          JSON.readValue(
              read(FOLDER.resolve("texts." + tag + ".json")),
              new TypeReference<LinkedHashMap<String, String>>() {});
      return List.copyOf(texts.keySet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, String> textsOf(byte[] content) {
    try {
      return JSON.readValue(content, new TypeReference<TreeMap<String, String>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
