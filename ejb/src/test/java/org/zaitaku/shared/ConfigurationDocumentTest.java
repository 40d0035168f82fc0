package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} lists every key; its other columns are written by hand. */
class ConfigurationDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");

  /** Key, variable, default, needed, meaning. */
  private static List<List<String>> rows() throws IOException {
    return table("| `zaitaku.", 5);
  }

  private static List<List<String>> table(String begin, int columns) throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .filter(line -> line.startsWith(begin))
        .map(
            line ->
                Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                    .map(String::trim)
                    .toList())
        .filter(row -> row.size() == columns)
        .toList();
  }

  private static String need(ConfigurationKey key) {
    return switch (key.need()) {
      case ALWAYS -> "always";
      case PRODUCTION -> "production";
      case OPTIONAL -> "–";
      case VERIFICATION_ONLY -> "verification only";
    };
  }

  @Test
  void theDocumentListsEveryKeyInOrder() throws IOException {
    assertThat(rows().stream().map(row -> row.get(0)))
        .containsExactly(
            Arrays.stream(ConfigurationKey.values())
                .map(key -> "`" + key.key() + "`")
                .toArray(String[]::new));
  }

  @Test
  void theDocumentNamesTheVariableAndTheNeedOfEachKey() throws IOException {
    for (List<String> row : rows()) {
      assertThat(row).as(row.get(0)).hasSize(5).noneMatch(String::isEmpty);
      ConfigurationKey key =
          ConfigurationKey.find(row.get(0).replace("`", "")).orElseThrow(AssertionError::new);
      assertThat(row.get(1)).isEqualTo("`" + key.variable() + "`");
      assertThat(row.get(3)).as(key.key()).isEqualTo(need(key));
    }
  }

  @Test
  void aKeyWithADefaultIsNeededNowhere() throws IOException {
    for (List<String> row : rows()) {
      if (row.get(3).equals("always")) {
        assertThat(row.get(2)).as(row.get(0)).isEqualTo("–");
      }
    }
  }

  /** {@code ${zaitaku.db.user:zaitaku_app}} of the server's scripts. */
  private static final Pattern EXPRESSION =
      Pattern.compile("\\$\\{(zaitaku[a-z.-]+)(?::([^}]*))?}");

  private static String preset(String value) {
    return value == null || value.isEmpty() ? "–" : "`" + value + "`";
  }

  private static Map<String, String> server() throws IOException {
    Map<String, String> defaults = new TreeMap<>();
    try (Stream<Path> scripts = Files.list(Path.of("..", "wildfly-config"))) {
      for (Path script : scripts.filter(file -> file.toString().endsWith(".cli")).toList()) {
        EXPRESSION
            .matcher(Files.readString(script))
            .results()
            .forEach(found -> defaults.put("`" + found.group(1) + "`", preset(found.group(2))));
      }
    }
    return defaults;
  }

  @Test
  void theDocumentListsTheServersOwnValuesWithTheirDefaults() throws IOException {
    Map<String, String> document = new TreeMap<>();
    for (List<String> row : table("| `zaitaku.", 3)) {
      assertThat(document.put(row.get(0), row.get(1))).isNull();
    }
    assertThat(document).isEqualTo(server()).isNotEmpty();
  }
}
