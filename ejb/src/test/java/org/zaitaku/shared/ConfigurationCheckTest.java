package org.zaitaku.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationCheckTest {

  private final Map<String, String> values = new HashMap<>();

  /** What the configuration of this environment holds when it is complete. */
  private void complete(String environment) {
    for (ConfigurationKey key : ConfigurationKey.values()) {
      if (key.need() == ConfigurationKey.Need.ALWAYS
          || key.need() == ConfigurationKey.Need.PRODUCTION) {
        values.put(key.key(), "some value");
      }
    }
    values.put("zaitaku.public.origin", "https://zaitaku.example.jp");
    values.put("zaitaku.environment", environment);
  }

  @ParameterizedTest
  @CsvSource({
    "zaitaku.card.challenge-lifetime, 5 minutes, a duration above zero like PT5M",
    "zaitaku.card.challenge-lifetime, PT, a duration above zero like PT5M",
    "zaitaku.login.max-failures, 0, a whole number above zero",
    "zaitaku.login.max-failures, five, a whole number above zero",
    "zaitaku.rate-limit.burst, -1, a number above zero",
    "zaitaku.rate-limit.burst, 0, a number above zero",
    "zaitaku.card.crl.max-age, PT0S, a duration above zero like PT5M",
    "zaitaku.terminal.certificate, yes, true or false",
    "zaitaku.public.origin, https://zaitaku.example.jp/, 'a scheme and host like https://zaitaku.example.jp, without a slash at the end'"
  })
  void anUnreadableValueIsNamedWithWhatItMustBe(String key, String value, String words) {
    complete("production");
    values.put(key, value);
    assertThat(problems()).containsExactly(key + " is not " + words);
  }

  @ParameterizedTest
  @CsvSource({
    "zaitaku.card.challenge-lifetime, PT5M",
    "zaitaku.card.ocsp.timeout, PT1.5S",
    "zaitaku.card.crl.max-age, PT24H",
    "zaitaku.card.crl.max-age, P1D",
    "zaitaku.login.max-failures, 10",
    "zaitaku.rate-limit.per-second, 0.5",
    "zaitaku.public.origin, http://localhost:8081"
  })
  void aReadableValueIsGood(String key, String value) {
    complete("production");
    values.put(key, value);
    assertThat(problems()).isEmpty();
  }

  private List<String> problems(String... moreNames) {
    List<String> names = new ArrayList<>(values.keySet());
    names.addAll(Arrays.asList(moreNames));
    return ConfigurationCheck.problems(names, key -> Optional.ofNullable(values.get(key)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"production", "verification"})
  void aCompleteConfigurationIsGood(String environment) {
    complete(environment);
    assertThat(problems()).isEmpty();
  }

  @Test
  void withoutEnvironmentItIsProduction() {
    complete("production");
    values.remove("zaitaku.environment");
    values.put("zaitaku.testdata.cards", "cards.csv");
    assertThat(problems()).containsExactly("zaitaku.testdata.cards must not be set in production");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Production", "test", "verificatoin"})
  void anotherEnvironmentIsRefusedAndTreatedAsProduction(String environment) {
    complete(environment);
    values.put("zaitaku.testdata.accounts", "accounts.properties");
    assertThat(problems())
        .containsExactly(
            "zaitaku.environment is neither production nor verification",
            "zaitaku.testdata.accounts must not be set in production");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zaitaku.card.anchor",
        "zaitaku.login.max-failure",
        "ZAITAKU_CARD_ANCHOR",
        "zaitaku.",
        "zaitaku.card.ocsp.url.more"
      })
  void anUnknownPropertyIsNamed(String name) {
    complete("production");
    assertThat(problems(name)).containsExactly(name + " is not known");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ZAITAKU_DB_URL",
        "ZAITAKU_DB_OWNER_PASSWORD",
        "ZAITAKU_PORT_PUBLIC",
        "zaitaku.port.public",
        "zaitaku.db.pool.max",
        "zaitaku.public.http.port",
        "ZAITAKU_PUBLIC_HTTP_PORT",
        "java.home",
        "PATH",
        "zaitakuish",
        "other.zaitaku.key"
      })
  void whatBelongsToScriptsOrToOthersIsLeftAlone(String name) {
    complete("production");
    assertThat(problems(name)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ConfigurationKey.class)
  void aKeyIsKnownByItsNameAndByItsEnvironmentVariable(ConfigurationKey key) {
    complete("verification");
    assertThat(problems(key.key(), key.variable())).isEmpty();
    assertThat(ConfigurationKey.find(key.key())).contains(key);
    assertThat(ConfigurationKey.find(key.variable())).contains(key);
    assertThat(key.variable()).matches("ZAITAKU(_[A-Z]+)+");
  }

  @ParameterizedTest
  @EnumSource(ConfigurationKey.class)
  void whatIsMissingIsNamedInTheEnvironmentThatNeedsIt(ConfigurationKey key) {
    boolean neededInVerification = key.need() == ConfigurationKey.Need.ALWAYS;
    boolean neededInProduction =
        neededInVerification || key.need() == ConfigurationKey.Need.PRODUCTION;
    complete("production");
    values.remove(key.key());
    assertThat(problems().contains(key.key() + " is missing")).isEqualTo(neededInProduction);
    complete("verification");
    values.remove(key.key());
    assertThat(problems().contains(key.key() + " is missing")).isEqualTo(neededInVerification);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void aBlankValueIsMissing(String blank) {
    complete("production");
    values.put("zaitaku.card.anchors", blank);
    assertThat(problems()).containsExactly("zaitaku.card.anchors is missing");
  }

  @Test
  void testDataIsForTheVerificationEnvironmentOnly() {
    complete("verification");
    values.put("zaitaku.testdata.cards", "cards.csv");
    values.put("zaitaku.testdata.accounts", "accounts.properties");
    assertThat(problems()).isEmpty();
    values.put("zaitaku.environment", "production");
    assertThat(problems())
        .containsExactly(
            "zaitaku.testdata.cards must not be set in production",
            "zaitaku.testdata.accounts must not be set in production");
  }

  @ParameterizedTest
  @EnumSource(ConfigurationKey.class)
  void aVariableThatIsToldAgainWithDotsIsKnownAndTheDotsAloneAreNot(ConfigurationKey key) {
    complete("verification");
    String dotted = key.variable().toLowerCase(Locale.ROOT).replace('_', '.');
    assertThat(problems(key.variable(), dotted)).isEmpty();
    if (!dotted.equals(key.key())) {
      assertThat(problems(dotted)).containsExactly(dotted + " is not known");
    }
  }

  /** What {@code ${…}} asks for in the server's scripts, and what our own scripts read. */
  static Stream<String> namesOfTheServer() throws IOException {
    return Stream.concat(
        found(Path.of("..", "wildfly-config"), "\\$\\{(zaitaku[a-z.-]+)"),
        found(Path.of("..", "scripts"), "(ZAITAKU_[A-Z_]+)"));
  }

  private static Stream<String> found(Path directory, String form) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Matcher matcher =
            Pattern.compile(form).matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
          names.add(matcher.group(1));
        }
      }
    }
    return names.stream().distinct();
  }

  @ParameterizedTest
  @MethodSource("namesOfTheServer")
  void noNameOfTheServersOwnConfigurationStopsTheStart(String name) {
    complete("verification");
    assertThat(problems(name)).isEmpty();
  }

  @Test
  void productionNeedsNameFooterAndContacts() {
    assertThat(
            Arrays.stream(ConfigurationKey.values())
                .filter(key -> key.need() == ConfigurationKey.Need.PRODUCTION)
                .map(ConfigurationKey::key))
        .containsExactlyInAnyOrder(
            "zaitaku.service.name", "zaitaku.service.footer", "zaitaku.service.contacts");
  }

  @Test
  void everyProblemIsToldAtOnce() {
    assertThat(problems("zaitaku.nonsense")).hasSizeGreaterThan(5).doesNotHaveDuplicates();
  }
}
