package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zaitaku.card.oidc.OidcRefusal;

/** Every reason for which an identity provider's word is refused is told in words of the pages. */
class ProviderFailureTest {

  private static final Path FAILURES = Path.of("src/main/webapp/assets/js/failures.js");
  private static final Pattern RULE = Pattern.compile("(?m)^const [A-Z_]+ = /(.+)/;$");

  @ParameterizedTest
  @EnumSource(OidcRefusal.class)
  void itHasItsWords(OidcRefusal refusal) throws IOException {
    String script = Files.readString(FAILURES);
    List<String> rules =
        RULE.matcher(script).results().map((MatchResult found) -> found.group(1)).toList();

    assertThat(rules).hasSize(2);
    long matching =
        rules.stream().filter(rule -> Pattern.compile(rule).matcher(refusal.name()).find()).count();
    boolean own = script.contains("\n  " + refusal.name() + ": ");
    assertThat(matching + (own ? 1 : 0)).isOne();
  }
}
