package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What can be told of the patients' pages by reading them: their words, and what they never do. */
class PatientPagesTest {

  private static final Path WEBAPP = Path.of("src/main/webapp");
  private static final Path SCRIPTS = WEBAPP.resolve("assets/js");
  private static final Path DOCUMENT = WEBAPP.resolve("WEB-INF/pages/page.html");

  private static final Pattern QUOTED = Pattern.compile("\"([^\"\\n]*)\"");
  private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+)+");
  private static final Pattern BEGINNING =
      Pattern.compile("[`\"]([a-z][A-Za-z0-9]*\\.)(?:\\$\\{|\"\\))");

  /** What parts.js puts behind a key: the kind of the institution, or the flow. */
  private static final Pattern VARIANT = Pattern.compile("\\.(hospital|nursing|update|revoke)$");

  /** For 患者 and 職員. */
  private static final Pattern OTHER_NAMES = Pattern.compile("患者(様|さま|さん)|受診者|スタッフ|従業員|医療従事者|係員");

  private static final Pattern JAPANESE =
      Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}\\u3000-\\u303f\\uff00-\\uffef]");
  private static final Pattern COMMENT =
      Pattern.compile("/\\*.*?\\*/|(?<=\\s)//[^\\n]*", Pattern.DOTALL);
  private static final Pattern TEXT_NODE = Pattern.compile(">([^<]*)<");

  @Test
  void everyKeyIsUsed() {
    Set<String> keys = new TreeSet<>(bundle("ja").keySet());
    // Read by the server for the list of languages.
    keys.remove("language.name");
    Set<String> begun = beginningsInScripts();
    keys.removeIf(key -> begun.stream().anyMatch(key::startsWith));
    keys.removeIf(key -> quotedInScripts().contains(VARIANT.matcher(key).replaceFirst("")));

    assertThat(quotedInScripts()).containsAll(keys);
  }

  @Test
  void everyBeginningOfAKeyThatIsUsedBeginsOne() {
    assertThat(beginningsInScripts())
        .contains("faq.", "failure.", "code.")
        .allMatch(begun -> bundle("ja").keySet().stream().anyMatch(key -> key.startsWith(begun)));
  }

  @Test
  void whatHospitalsSayTheOthersSayToo() {
    assertThat(bundle("ja").keySet())
        .filteredOn(key -> key.endsWith(".hospital"))
        .hasSizeGreaterThan(4)
        .allMatch(key -> bundle("ja").containsKey(key.replace(".hospital", ".nursing")));
  }

  /** The parts that scripts put together are all there. */
  @Test
  void everyKindOfFailureHasItsThreeTexts() {
    Set<String> kinds =
        Pattern.compile(": \"(\\w+)\",$", Pattern.MULTILINE)
            .matcher(read(SCRIPTS.resolve("failures.js")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    kinds.add("other");

    assertThat(kinds).hasSizeGreaterThan(10);
    for (String kind : kinds) {
      assertThat(bundle("ja"))
          .containsKeys(
              "failure." + kind + ".title",
              "failure." + kind + ".what",
              "failure." + kind + ".next");
    }
  }

  @Test
  @Tag("CON-025")
  void everyQuestionHasAnswersAndStandsInAGroup() {
    List<String> keys =
        PageTextFiles.inOrder("ja").stream().filter(key -> key.startsWith("faq.")).toList();
    List<String> questions =
        keys.stream()
            .filter(key -> !key.matches("faq\\.(title|lead|back|group\\..*|.*\\.\\d)"))
            .toList();

    assertThat(questions).hasSizeGreaterThan(20).allMatch(key -> keys.contains(key + ".1"));
    assertThat(keys.indexOf("faq.group.before")).isEqualTo(keys.indexOf(questions.get(0)) - 1);
    assertThat(PageTextFiles.all().keySet())
        .allSatisfy(
            tag ->
                assertThat(PageTextFiles.inOrder(tag))
                    .filteredOn(key -> key.startsWith("faq."))
                    .isEqualTo(keys));
  }

  @Test
  void everyKeyThatIsUsedExists() {
    Set<String> notTexts = Set.of("card.svg", "zaitaku.url", "zaitaku.language", "zaitaku.letters");
    Set<String> used =
        quotedInScripts().stream()
            .filter(word -> KEY.matcher(word).matches() && !notTexts.contains(word))
            .map(word -> bundle("ja").containsKey(word) ? word : word + ".hospital")
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(used).isNotEmpty().isSubsetOf(bundle("ja").keySet());
  }

  @Test
  void noScriptHoldsJapaneseText() {
    scripts()
        .forEach(
            script ->
                assertThat(JAPANESE.matcher(withoutComments(read(script))).find())
                    .as(script.toString())
                    .isFalse());
  }

  @Test
  void theDocumentHoldsNoTextOfItsOwn() {
    String document = read(DOCUMENT);

    assertThat(JAPANESE.matcher(document).find()).isFalse();
    assertThat(
            TEXT_NODE
                .matcher(document)
                .results()
                .map(result -> result.group(1).strip())
                .filter(text -> !text.isEmpty()))
        .isNotEmpty()
        .allMatch(text -> text.matches("@[A-Za-z.]+@"));
  }

  @Test
  void theDocumentIsComposedWithoutARest() {
    String composed =
        PageServlet.compose(
            read(DOCUMENT),
            "/reception/assets/0123456789abcdef",
            new PageLanguages(
                List.of(
                    new PageLanguages.Language("en", "English"),
                    new PageLanguages.Language("ja-x-easy", "やさしい日本語"),
                    new PageLanguages.Language("ja", "日本語"))));

    assertThat(composed)
        .doesNotContain("@")
        .contains("<title>マイナ在宅受付Web</title>")
        .contains(
            "<li lang=\"ja\">日本語</li><li lang=\"ja-x-easy\">やさしい日本語</li><li lang=\"en\">English</li>");
    assertThat(Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(composed).results())
        .isNotEmpty()
        .allMatch(result -> result.group(1).startsWith("/reception/assets/0123456789abcdef/"));
  }

  @Test
  void everyFileThatTheDocumentNamesExists() {
    assertThat(Pattern.compile("@assets@/([^\"]*)\"").matcher(read(DOCUMENT)).results())
        .isNotEmpty()
        .allMatch(result -> Files.isRegularFile(WEBAPP.resolve("assets").resolve(result.group(1))));
  }

  @Test
  void nothingInTheDocumentNeedsAnExceptionFromTheContentSecurityPolicy() {
    assertThat(read(DOCUMENT))
        .doesNotContain("style=")
        .doesNotContain("onclick")
        .doesNotContain("<style");
    assertThat(PageServlet.CONTENT_SECURITY_POLICY).doesNotContain("unsafe").doesNotContain("http");
  }

  @Test
  void scriptsMakeNoMarkupOfStringsAndKeepNothingButLanguageLettersAndUrl() {
    Set<String> storing =
        scripts()
            .filter(script -> read(script).contains("sessionStorage.setItem"))
            .map(script -> script.getFileName().toString())
            .collect(Collectors.toSet());

    assertThat(storing).containsExactly("memory.js");
    scripts()
        .forEach(
            script ->
                assertThat(withoutComments(read(script)))
                    .as(script.toString())
                    .doesNotContain("innerHTML")
                    .doesNotContain("insertAdjacentHTML")
                    .doesNotContain("document.write")
                    .doesNotContain("eval(")
                    .doesNotContain("localStorage")
                    .doesNotContain("indexedDB")
                    .doesNotContain("document.cookie"));
  }

  @Test
  @Tag("CON-A-003")
  @Tag("CON-A-004")
  @Tag("CON-A-006")
  @Tag("CON-A-007")
  @Tag("CON-A-008")
  @Tag("CON-A-009")
  @Tag("CON-A-010")
  @Tag("CON-A-020")
  @Tag("CON-A-023")
  @Tag("CON-A-024")
  void theManualsWordsStandExactly() {
    Map<String, String> texts = bundle("ja");

    assertThat(texts)
        .containsEntry("a01.title", "同意登録の準備と開始")
        .containsEntry("a01.lead", "「同意登録に必要な準備」が完了した後、「同意登録をする」ボタンから同意手続きを開始してください。")
        .containsEntry("a01.need.title", "同意登録に必要な準備")
        .containsEntry(
            "a01.need.hospital", "同意登録には、マイナンバーカードのご用意とマイナンバーカードの健康保険証利用の申込を済ませていただく必要があります。")
        .containsEntry(
            "a01.need.nursing", "同意登録には、マイナンバーカードのご用意とマイナンバーカードへの保険証の登録を済ませていただく必要があります。")
        .containsEntry("a01.insurance.title.hospital", "マイナンバーカードの健康保険証利用の申込")
        .containsEntry(
            "a01.insurance.hospital",
            "本システムのご利用にはマイナンバーカードの健康保険証利用の申込が必要です。まだ申込がお済みでない方は、マイナポータルサイトにて申込するようお願いします。")
        .containsEntry("a01.card.title", "マイナンバーカードの準備")
        .containsEntry("a01.card", "同意登録にはマイナンバーカードが必要になります。お手元にご準備ください。")
        .containsEntry("a01.insurance.title.nursing", "マイナンバーカードへの保険証の登録")
        .containsEntry(
            "a01.insurance.nursing",
            "本システムのご利用にはマイナンバーカードへの保険証の登録が必要です。まだ登録がお済みでない方は、マイナポータルサイトにて登録するようお願いします。")
        .containsEntry("a01.begin", "同意登録をする")
        .containsEntry("b02.title", "同意登録内容の確認")
        .containsEntry("b02.lead", "画面下にある「同意内容を登録する」ボタンを押してください。")
        .containsEntry("b02.register", "同意内容を登録する")
        .containsEntry("pin.willBeAsked", "マイナンバーカードの利用者証明用電子証明書のパスワードを入力していただきます")
        .containsEntry("b02.change", "選択内容を修正する")
        .containsEntry("b02.change.sub", "前の画面に戻ります");
  }

  @Test
  @Tag("CON-018")
  @Tag("CON-020")
  @Tag("CON-A-014")
  @Tag("CON-A-026")
  void theWordsOfItemsPrescriptionAndCompletionStandExactly() {
    assertThat(bundle("ja"))
        .containsEntry("item.SURGERY", "手術情報の提供")
        .containsEntry("item.MEDICATION", "薬剤情報の提供")
        .containsEntry("item.HEALTH_CHECKUP", "特定健診等情報の提供")
        .containsEntry("item.LIMIT_AMOUNT", "限度額情報の提供")
        .containsEntry("item.SPECIFIC_DISEASE", "特定疾病療養受療証情報の提供")
        .containsEntry("choice.agreed", "同意する")
        .containsEntry("choice.declined", "× 同意しない")
        .containsEntry("required", "必須")
        .containsEntry("prescription.title", "処方箋の発行方法を選択")
        .containsEntry("prescription.note", "※ 処方箋の発行方法を選択してください。")
        .containsEntry("prescription.electronic", "電子処方箋を希望")
        .containsEntry("prescription.paper", "紙の処方箋を希望")
        .containsEntry("complete.title", "同意登録完了")
        .containsEntry("complete.text", "同意登録が正常に完了いたしました。")
        .containsEntry("close.tab", "ブラウザのタブを閉じてください。");
  }

  @Test
  @Tag("ORG-018")
  void peopleAreCalledAsTheManualCallsThem() {
    assertThat(bundle("ja").values())
        .noneMatch(text -> OTHER_NAMES.matcher(text).find())
        .anyMatch(text -> text.contains("患者"))
        .anyMatch(text -> text.contains("職員"));
  }

  @Test
  @Tag("ELG-010")
  void eligibilityStandsInTheOrderOfTheManual() {
    String codes = read(SCRIPTS.resolve("codes.js"));
    int beginning = codes.indexOf("ELIGIBILITY_ROWS");
    Matcher rows =
        Pattern.compile("(?m)^  ([A-Za-z]+):")
            .matcher(codes.substring(beginning, codes.indexOf('}', beginning)));

    assertThat(rows.results().map(row -> bundle("ja").get("eligibility." + row.group(1))))
        .containsExactly(
            "氏名",
            "フリガナ",
            "被保険者証区分",
            "一部負担割合",
            "限度額適用認定証区分",
            "限度額適用認定証適用区分",
            "特定疾病療養受療証認定疾病区分",
            "高齢受給者証一部負担金割合");
  }

  @Test
  void everyCardRefusalHasItsWords() {
    String failures = read(SCRIPTS.resolve("failures.js"));

    assertThat(
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
                "SIGNATURE_INVALID",
                "CARD_NOT_KNOWN",
                "CARD_NOT_REGISTERED",
                "ELIGIBILITY_UNAVAILABLE",
                "URL_CHANGED",
                "SETTINGS_CHANGED",
                "INTERRUPTED",
                "EXPIRED",
                "WITHDRAWN"))
        .allMatch(reason -> failures.contains("\n  " + reason + ": "));
  }

  private static Set<String> quotedInScripts() {
    return scripts()
        .flatMap(script -> QUOTED.matcher(withoutComments(read(script))).results())
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Of keys that scripts put together of a beginning and something else. */
  private static Set<String> beginningsInScripts() {
    return scripts()
        .flatMap(script -> BEGINNING.matcher(withoutComments(read(script))).results())
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> bundle(String language) {
    return PageTextFiles.all().get(language);
  }

  private static Stream<Path> scripts() {
    try (Stream<Path> files = Files.walk(SCRIPTS)) {
      return files.filter(file -> file.toString().endsWith(".js")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutComments(String script) {
    return COMMENT.matcher(script).replaceAll("");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
