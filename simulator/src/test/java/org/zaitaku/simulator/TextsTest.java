package org.zaitaku.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

  private static final Pattern KEY = Pattern.compile("\"([a-z][a-z-]*(?:\\.[A-Za-z_-]+)+)\"");
  private static final Pattern LITERAL =
      Pattern.compile("\"[^\"\n]*[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}][^\"\n]*\"");
  private static final Path SOURCES = Path.of("src/main/java");

  private static final Set<String> REFUSALS =
      Set.of(
          "TOO_LARGE",
          "MALFORMED",
          "FORMAT_UNKNOWN",
          "CERTIFICATE_MALFORMED",
          "CERTIFICATE_WRONG_PURPOSE",
          "CERTIFICATE_WRONG_POLICY",
          "CERTIFICATE_EXPIRED",
          "CERTIFICATE_NOT_YET_VALID",
          "CERTIFICATE_NOT_TRUSTED",
          "CERTIFICATE_REVOKED",
          "CERTIFICATE_ON_HOLD",
          "REVOCATION_UNDETERMINED",
          "ALGORITHM_NOT_ALLOWED",
          "SIGNATURE_INVALID");

  @Test
  void bothLanguagesHaveTheSameKeysAndNoEmptyText() throws Exception {
    Properties japanese = bundle("texts.properties");
    Properties english = bundle("texts_en.properties");

    assertThat(english.keySet()).isEqualTo(japanese.keySet());
    assertThat(japanese.values()).noneMatch(text -> text.toString().isBlank());
    assertThat(english.values()).noneMatch(text -> text.toString().isBlank());
  }

  @Test
  void everyKeyIsUsedAndEveryUsedKeyIsThere() throws Exception {
    Set<String> composed = new TreeSet<>();
    Arrays.stream(Person.values()).forEach(person -> composed.add("person." + person));
    composed.add("person.nobody");
    Arrays.stream(CardKind.values()).forEach(kind -> composed.add("kind." + kind));
    Arrays.stream(CardState.values()).forEach(state -> composed.add("state." + state));
    REFUSALS.forEach(reason -> composed.add("refusal." + reason));
    Set.of("CHALLENGE_UNKNOWN", "CHALLENGE_ANSWERED", "CHALLENGE_EXPIRED", "UNREACHABLE", "OTHER")
        .forEach(code -> composed.add("code." + code));
    for (Explanation explanation : Explanation.values()) {
      composed.add(explanation.key("title"));
      composed.addAll(explanation.paragraphs());
    }
    Set<String> keys = bundle("texts.properties").stringPropertyNames();
    Set<String> written = writtenKeys();
    Set<String> used = new TreeSet<>(composed);
    written.stream().filter(keys::contains).forEach(used::add);

    assertThat(new TreeSet<>(keys)).isEqualTo(used);
    Set<String> families =
        keys.stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
    assertThat(written)
        .filteredOn(key -> families.contains(key.substring(0, key.indexOf('.'))))
        .isSubsetOf(keys);
  }

  @Test
  void noPageHasJapaneseTextInItsCode() throws Exception {
    for (Path source : sources()) {
      assertThat(
              LITERAL
                  .matcher(Files.readString(source))
                  .results()
                  .map(match -> match.group())
                  .toList())
          .as(source.toString())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void everyRefusalOfTheServerHasWordsOfItsOwn(String language) {
    Texts texts = Texts.of(language);

    assertThat(
            REFUSALS.stream()
                .map(
                    reason ->
                        texts.get(
                            AppPages.words(
                                texts,
                                new ServerAnswer(
                                    422, Optional.of("CARD_REFUSED"), Optional.of(reason))))))
        .doesNotHaveDuplicates()
        .doesNotContain(texts.get("code.OTHER"));
  }

  @Test
  void textAndAttributesAreEscaped() {
    String html =
        new Html().line("p", "<b>\"Tom\" & 'Jerry'</b>", "title", "\"><script>").toString();

    assertThat(html)
        .contains(
            "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&quot;Tom&quot; &amp; &#39;Jerry&#39;&lt;/b&gt;</p>");
  }

  private static Set<String> writtenKeys() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (Path source : sources()) {
      KEY.matcher(Files.readString(source))
          .results()
          .map(match -> match.group(1))
          .filter(key -> !key.endsWith(".properties"))
          .forEach(keys::add);
    }
    return keys;
  }

  private static java.util.List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      java.util.List<Path> sources =
          files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).isNotEmpty();
      return sources;
    }
  }

  private static Properties bundle(String name) throws IOException {
    Properties properties = new Properties();
    try (InputStreamReader reader =
        new InputStreamReader(Texts.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
