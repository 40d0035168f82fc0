package org.zaitaku.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The doors keep the rules of the house, and each rule reports what was planted for it. */
class DoorRulesTest {

  private static final Path ROOT = Path.of("..");

  private static final Map<String, Path> DOORS =
      Map.of(
          "console", ROOT.resolve("web/target/classes"),
          "reception", ROOT.resolve("rest/reception/target/classes"),
          "device", ROOT.resolve("rest/device/target/classes"),
          "his", ROOT.resolve("rest/his/target/classes"));

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .importPaths(
              Stream.concat(
                      DOORS.values().stream(),
                      Stream.of(ROOT.resolve("rest/common/target/classes")))
                  .toList());

  private static final String PLANTED = "org.zaitaku.planted.doors";

  private static Set<String> names(JavaClasses classes) {
    return classes.stream().map(JavaClass::getName).collect(Collectors.toSet());
  }

  private static Map<String, Set<String>> classesOfDoors() {
    return DOORS.keySet().stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                door -> names(new ClassFileImporter().importPath(DOORS.get(door)))));
  }

  private static Map<String, Set<String>> plantedDoors() {
    return Map.of(
        "console", names(new ClassFileImporter().importPackages(PLANTED + ".console")),
        "reception", names(new ClassFileImporter().importPackages(PLANTED + ".reception")));
  }

  @Test
  void theRulesSeeEveryDoor() {
    Map<String, Set<String>> doors = classesOfDoors();
    assertThat(doors.get("console")).contains("org.zaitaku.access.ConsoleAuthenticationMechanism");
    assertThat(doors.get("reception")).contains("org.zaitaku.reception.ReceptionResource");
    assertThat(doors).allSatisfy((door, classes) -> assertThat(classes).as(door).isNotEmpty());
    assertThat(names(HOUSE)).contains("org.zaitaku.rest.Problem");
  }

  static Stream<ArchRule> rules() {
    return Stream.of(
        DoorRules.noPersistence(),
        DoorRules.noRepository(),
        DoorRules.theClockIsInjected(),
        DoorRules.noOldDates(),
        DoorRules.noStandardStreams(),
        DoorRules.namesOfTheField());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theDoorsKeepTheRule(ArchRule rule) {
    rule.check(HOUSE);
  }

  @Test
  void noDoorKnowsAnother() {
    DoorRules.noDoorKnowsAnother(classesOfDoors()).check(HOUSE);
  }

  static Stream<Arguments> plantedViolations() {
    return Stream.of(
        Arguments.of(DoorRules.noPersistence(), "jakarta.persistence.EntityManager"),
        Arguments.of(DoorRules.noRepository(), "org.zaitaku.institution.InstitutionRepository"),
        Arguments.of(DoorRules.theClockIsInjected(), "java.time.Instant.now()"),
        Arguments.of(DoorRules.noOldDates(), "java.util.Date"),
        Arguments.of(DoorRules.noStandardStreams(), "java.lang.System.out"),
        Arguments.of(DoorRules.namesOfTheField(), "DoorHelper"),
        Arguments.of(
            DoorRules.noDoorKnowsAnother(plantedDoors()), "planted.doors.reception.PatientsPage"));
  }

  @ParameterizedTest
  @MethodSource("plantedViolations")
  void theRuleReportsThePlantedViolationAndNothingInnocent(ArchRule rule, String reported) {
    JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);
    List<String> lines = rule.evaluate(planted).getFailureReport().getDetails();
    assertThat(lines)
        .anyMatch(line -> line.contains(reported))
        .noneMatch(line -> line.contains("Innocent"));
  }
}
