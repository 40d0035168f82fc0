package org.zaitaku.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docs/daily.md}: what a clerk does first and last on every day, by the way of care. */
class DailyChecklistTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "daily.md");

  private static final Pattern STEP = Pattern.compile("(?m)^[0-9]\\. (.*)$");
  private static final Pattern RULE = Pattern.compile("(?m)^- (.*)$");

  private static String part(String text, String heading) {
    return Arrays.stream(text.split("(?m)^" + heading.replaceAll(" .*", " ")))
        .filter(part -> part.startsWith(heading.replaceAll("^#+ ", "") + "\n"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> lines(Pattern form, String text) {
    return form.matcher(text).results().map((MatchResult line) -> line.group(1)).toList();
  }

  @ParameterizedTest
  @Tag("LOG-049")
  @Tag("LOG-050")
  @CsvSource({"来院,true", "訪問診療等,false", "オンライン診療等,false"})
  void theTerminalIsSwitchedOnBeforeTheLogInAndOffWithTwoRules(String care, boolean reader)
      throws IOException {
    String day = part(Files.readString(DOCUMENT), "## " + care);
    List<String> begin = lines(STEP, part(day, "### 始め"));
    assertThat(begin).hasSize(2);
    assertThat(begin.get(0)).contains("資格確認端末", "電源を入れ");
    assertThat(begin.get(0).contains("顔認証付きカードリーダー")).isEqualTo(reader);
    assertThat(begin.get(1)).contains("資格確認端末", "ログイン");

    String end = part(day, "### 終わり");
    assertThat(lines(STEP, end)).singleElement().asString().contains("資格確認端末", "電源を切");
    assertThat(lines(STEP, end).get(0).contains("顔認証付きカードリーダー")).isEqualTo(reader);
    assertThat(lines(RULE, end)).hasSize(2);
    assertThat(lines(RULE, end).get(0)).contains("更新").containsSubsequence("再起動", "シャットダウン");
    assertThat(lines(RULE, end).get(1)).contains("画面のない", "電源を入れたまま");
  }
}
