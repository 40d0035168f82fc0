package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every language of the patients' pages, also one that was added as a file a moment ago: nothing is
 * missing, nothing is too much, no text asks for a value that the page does not give.
 */
class LanguagesTest {

  private static final String OFFICIAL = "ja";
  private static final String EASY = "ja-x-easy";

  private static final Pattern VALUE = Pattern.compile("\\{(\\w*)\\}");
  private static final Pattern KANJI = Pattern.compile("\\p{IsHan}");
  private static final Pattern HIRAGANA_BESIDE = Pattern.compile("\\p{IsHan}[^（]*（[^）]+）");

  /** The words of the manual and of the interface: on screen as they stand there. */
  private static final Pattern OFFICIAL_WORDS =
      Pattern.compile(
          "(item\\.\\w+|choice\\.\\w+|chosen\\.\\w+|menu\\.\\w+|progress\\.\\w+|setting\\.\\w+"
              + "|code\\..+|other\\.\\w+|eligibility\\.(?!nothing)\\w+"
              + "|prescription\\.(title|note|method|electronic|paper)"
              + "|\\w+\\d\\d\\.title|a01\\.(need|card|insurance)\\.title(\\.\\w+)?|a01\\.begin"
              + "|b01\\.(agreeAll|declineAll|forward)|c\\d\\d\\.(forward|update|list)"
              + "|revoke\\.title\\.\\w+|revoked\\.title|booking\\.title|way\\.\\w+|b02\\.(register|change)(\\.sub)?"
              + "|pin\\.willBeAsked|registered\\.title|complete\\.title|card\\.way\\.(code|reader)"
              + "|unfinished\\.(continue|stop)|required|title|band\\.verification|screenNumber)");

  private final Map<String, Map<String, String>> languages = PageTextFiles.all();
  private final Map<String, String> official = languages.get(OFFICIAL);

  @Test
  void thereAreJapaneseEasyJapaneseAndEnglish() {
    assertThat(languages).containsKeys(OFFICIAL, EASY, "en");
    assertThat(languages.get(OFFICIAL)).containsEntry("language.name", "日本語");
    assertThat(languages.get(EASY)).containsEntry("language.name", "やさしい日本語");
    assertThat(languages.get("en")).containsEntry("language.name", "English");
  }

  @Test
  void noKeyIsMissingAndNoneIsTooMuch() {
    languages.forEach(
        (tag, texts) -> {
          assertThat(missing(texts)).as("missing in %s", tag).isEmpty();
          assertThat(tooMuch(texts)).as("too much in %s", tag).isEmpty();
        });
  }

  @Test
  void noTextIsEmptyAndNoneAsksForAValueThatThePageDoesNotGive() {
    languages.forEach(
        (tag, texts) ->
            texts.forEach(
                (key, text) -> {
                  assertThat(text).as("%s in %s", key, tag).isNotBlank();
                  assertThat(fits(key, values(text))).as("values of %s in %s", key, tag).isTrue();
                }));
  }

  /** A language without it would say that, not the place of the value. */
  @Test
  void noTextLeavesAValueOut() {
    languages.forEach(
        (tag, texts) ->
            texts.forEach(
                (key, text) ->
                    assertThat(key.equals("code.ratio") || values(text).equals(given(key)))
                        .as("values of %s in %s", key, tag)
                        .isTrue()));
  }

  @Test
  void theRulesSeeAMissingAKeyTooManyAndAnUnknownValue() {
    Map<String, String> planted =
        Map.of("title", "Reception", "titel", "Reception", "screenNumber", "Screen {nummer}");

    assertThat(missing(planted)).contains("menu").doesNotContain("title");
    assertThat(tooMuch(planted)).containsExactly("titel");
    assertThat(fits("screenNumber", values(planted.get("screenNumber")))).isFalse();
    assertThatThrownBy(
            () ->
                PageTextFiles.textsOf(
                    "{\"a\": \"1\", \"a\": \"2\"}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void everyTagIsOneThatBrowsersUnderstandAndHasADateFormat() {
    languages.forEach(
        (tag, texts) -> {
          assertThat(Locale.forLanguageTag(tag).toLanguageTag()).isEqualTo(tag);
          assertThat(Locale.forLanguageTag(texts.get("language.locale")).getLanguage())
              .isEqualTo(Locale.forLanguageTag(tag).getLanguage());
        });
  }

  @Test
  void everyLanguageButJapaneseSaysThatTheJapaneseTextCounts() {
    languages.forEach(
        (tag, texts) -> assertThat(texts.get("language.official")).as(tag).contains("日本語が正文です"));
  }

  @Test
  void theOfficialWordsAreTheSameInEasyJapanese() {
    Set<String> officialKeys =
        official.keySet().stream()
            .filter(key -> OFFICIAL_WORDS.matcher(key).matches())
            .filter(key -> !key.contains(".with"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(officialKeys).contains("item.SURGERY", "b02.register", "choice.declined");
    for (String key : officialKeys) {
      assertThat(languages.get(EASY)).containsEntry(key, official.get(key));
    }
  }

  /** What easy Japanese explains in words of its own is short and says how it is read. */
  @Test
  void easyJapaneseIsShortAndSaysHowItIsRead() {
    languages
        .get(EASY)
        .forEach(
            (key, text) -> {
              if (!key.startsWith("language.")
                  && !text.equals(official.get(key))
                  && KANJI.matcher(text).find()) {
                assertThat(HIRAGANA_BESIDE.matcher(text).find()).as(key + ": " + text).isTrue();
                assertThat(sentences(text)).as(key).allMatch(one -> one.length() <= 60, "short");
              }
            });
  }

  /** Where a text tells to press something, there is something with that name. */
  @Test
  void whatATextTellsToPressExists() {
    Pattern pressed = Pattern.compile("「([^」]*)」(?:ボタン)?を ?押");
    for (String tag : List.of(OFFICIAL, EASY)) {
      Set<String> labels = new HashSet<>();
      languages.get(tag).values().forEach(text -> labels.add(text.replace("▶ ", "")));
      // Of the card app.
      labels.add("読み取り開始");
      languages
          .get(tag)
          .forEach(
              (key, text) ->
                  assertThat(pressed.matcher(text).results().map(found -> found.group(1)))
                      .as(key + " in " + tag)
                      .allMatch(labels::contains));
    }
  }

  private static List<String> sentences(String text) {
    // The readings in brackets are heard by nobody: they do not make a sentence longer.
    return List.of(text.replaceAll("（[ぁ-んー ]+）", "").split("[。：]", -1));
  }

  private Set<String> missing(Map<String, String> texts) {
    Set<String> keys = new TreeSet<>(official.keySet());
    keys.removeAll(texts.keySet());
    return keys;
  }

  private Set<String> tooMuch(Map<String, String> texts) {
    Set<String> keys = new TreeSet<>(texts.keySet());
    keys.removeAll(official.keySet());
    return keys;
  }

  private boolean fits(String key, Set<String> found) {
    return given(key).containsAll(found);
  }

  /** The values that the page gives to a text. */
  private Set<String> given(String key) {
    // A share of the cost is said in tenths in Japanese and in per cent elsewhere.
    return key.equals("code.ratio") ? Set.of("tenths", "percent") : values(official.get(key));
  }

  private static Set<String> values(String text) {
    return VALUE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
  }
}
