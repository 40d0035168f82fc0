package org.zaitaku.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zaitaku.access.PermissionMatrix;
import org.zaitaku.access.UseCaseInterceptor;

/** The house keeps its rules, and each rule reports the violation that was planted for it. */
class HouseRulesTest {

  private static final String PLANTED = "org.zaitaku.planted.";

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          // On the class path of every test, but no part of the application.
          .withImportOption((Location location) -> !location.contains("org/zaitaku/testkit/"))
          .importPackages("org.zaitaku");

  private static final Pattern OF_MODEL = Pattern.compile(".*(/model/target/|/zaitaku-model).*");

  private static final JavaClasses MODEL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption((Location location) -> location.matches(OF_MODEL))
          .importPackages("org.zaitaku");

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(HouseRules.orderOfFeatures("org.zaitaku")),
        Arguments.of(HouseRules.everyEjbIsAUseCase()),
        Arguments.of(HouseRules.everyUseCaseNamesItsPermission()),
        Arguments.of(HouseRules.theClockIsInjected()),
        Arguments.of(HouseRules.onlyTheTrailWritesTheAudit()),
        Arguments.of(HouseRules.noOldDates()),
        Arguments.of(HouseRules.noStandardStreams()),
        Arguments.of(HouseRules.entitiesHaveNoSetters()),
        Arguments.of(HouseRules.evidenceNeverChanges()),
        Arguments.of(HouseRules.namesOfTheField()));
  }

  @Test
  void theRulesSeeModelAndEjb() {
    assertThat(HOUSE.contain(PermissionMatrix.class)).isTrue();
    assertThat(HOUSE.contain(UseCaseInterceptor.class)).isTrue();
    assertThat(MODEL.contain(PermissionMatrix.class)).isTrue();
    assertThat(MODEL.contain(UseCaseInterceptor.class)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theHouseKeepsTheRule(ArchRule rule) {
    rule.check(HOUSE);
  }

  @Test
  void theModelKnowsNoContainer() {
    HouseRules.plainModel().check(MODEL);
  }

  @Test
  void noClassStandsInTwoModules() {
    Set<String> model = MODEL.stream().map(JavaClass::getName).collect(Collectors.toSet());
    JavaClasses ejb =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.matches(OF_MODEL))
            .importPackages("org.zaitaku");
    assertThat(ejb.stream().map(JavaClass::getName))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(model);
  }

  static Stream<Arguments> plantedViolations() {
    return Stream.of(
        planted(
            "container", HouseRules.plainModel(), "jakarta.inject.Inject", "jakarta.ejb.Stateless"),
        planted(
            "order",
            HouseRules.orderOfFeatures("org.zaitaku.planted.order"),
            "planted.order.shared.UsesTheAudit"),
        planted("usecase", HouseRules.everyEjbIsAUseCase(), "ForgottenUseCase"),
        planted(
            "usecase",
            HouseRules.everyUseCaseNamesItsPermission(),
            "ForgottenUseCase.open()",
            "ForgottenPermission.open()"),
        planted(
            "clock",
            HouseRules.theClockIsInjected(),
            "Instant.now()",
            "LocalDate.now(java.time.ZoneId)",
            "Clock.systemUTC()",
            "System.currentTimeMillis()"),
        planted("audit", HouseRules.onlyTheTrailWritesTheAudit(), "ForgedAudit"),
        planted("dates", HouseRules.noOldDates(), "java.util.Date", "java.text.SimpleDateFormat"),
        planted("streams", HouseRules.noStandardStreams(), "System.out"),
        planted("verbs", HouseRules.entitiesHaveNoSetters(), "EntityWithSetter.setName"),
        planted("immutable", HouseRules.evidenceNeverChanges(), "ChangingEvidence.correct"),
        planted("names", HouseRules.namesOfTheField(), "PlantedManager"));
  }

  private static Arguments planted(String where, ArchRule rule, String... reported) {
    return Arguments.of(where, rule, List.of(reported));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("plantedViolations")
  void theRuleReportsThePlantedViolation(String where, ArchRule rule, List<String> reported) {
    JavaClasses planted = new ClassFileImporter().importPackages(PLANTED + where);
    List<String> lines =
        rule.allowEmptyShould(true).evaluate(planted).getFailureReport().getDetails();
    assertThat(lines).isNotEmpty();
    for (String part : reported) {
      assertThat(lines).anyMatch(line -> line.contains(part));
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("plantedViolations")
  void theRuleReportsOnlyWhatIsPlanted(String where, ArchRule rule, List<String> reported) {
    JavaClasses planted = new ClassFileImporter().importPackages(PLANTED + where);
    assertThat(rule.allowEmptyShould(true).evaluate(planted).getFailureReport().getDetails())
        .noneMatch(line -> line.contains("Innocent"));
    assertThat(reported).isNotEmpty();
  }

  @Test
  void everyRuleHasItsPlantedViolation() {
    Map<String, Long> planted =
        plantedViolations()
            .collect(
                Collectors.groupingBy(
                    arguments -> ((ArchRule) arguments.get()[1]).getDescription(),
                    Collectors.counting()));
    List<String> withoutRoot =
        rules()
            .map(arguments -> ((ArchRule) arguments.get()[0]).getDescription())
            .map(text -> text.replace("'org.zaitaku..'", "'org.zaitaku.planted.order..'"))
            .toList();
    assertThat(planted.keySet()).containsAll(withoutRoot);
  }
}
