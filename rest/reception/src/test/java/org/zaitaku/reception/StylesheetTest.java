package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StylesheetTest {

  private static final String TOKENS =
      "/* made */ :root { --red: #c00; --blue: #00c; --alarm: var(--red); --never: 1rem; }";

  @Test
  void onlyTokensThatAreUsedGoToTheBrowserWithThoseTheyAreMadeOf() {
    String composed =
        Stylesheet.compose(
            TOKENS,
            "/* own */\n:root {\n  --ink: var(--alarm);\n}\np {\n  color: var(--ink);\n}\n");

    assertThat(composed)
        .isEqualTo(
            ":root{--alarm:var(--red);--red:#c00}:root { --ink: var(--alarm); } p { color: var(--ink); }\n");
  }

  @Test
  void aTokenThatDoesNotExistStopsTheStart() {
    assertThatThrownBy(() -> Stylesheet.compose(TOKENS, "p { color: var(--rde); }"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("--rde");
  }

  @Test
  void thePagesOwnStyleSheetIsWholeAndLight() throws IOException {
    String composed =
        Stylesheet.compose(
            Files.readString(Path.of("src/main/webapp" + Stylesheet.TOKENS)),
            Files.readString(Path.of("src/main/webapp" + Stylesheet.PAGE)));

    assertThat(found(composed, "var\\((--[a-z0-9-]+)\\)"))
        .isNotEmpty()
        .isSubsetOf(found(composed, "(--[a-z0-9-]+):"));
    assertThat(composed).doesNotContain("--color-primitive-magenta").doesNotContain("/*");
    assertThat(composed.length()).isLessThan(20_000);
  }

  private static Set<String> found(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(one -> one.group(1))
        .collect(Collectors.toSet());
  }
}
