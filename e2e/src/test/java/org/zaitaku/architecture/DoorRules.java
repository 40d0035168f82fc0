package org.zaitaku.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of the house for the classes of the doors: {@code web} and the WARs of {@code rest}.
 * Each is asserted to report a planted violation in {@code org.zaitaku.planted.doors}.
 */
final class DoorRules {

  private DoorRules() {}

  /** A door calls use cases; rows are none of its business. */
  static ArchRule noPersistence() {
    return noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "jakarta.persistence..",
                "org.hibernate..",
                "java.sql..",
                "javax.sql..",
                "jakarta.transaction.."));
  }

  static ArchRule noRepository() {
    return noClasses().should().dependOnClassesThat(simpleNameEndingWith("Repository"));
  }

  /**
   * WARs cannot see each other, and what is not seen must not be needed.
   *
   * @param doors the names of the classes of each door
   */
  static ArchRule noDoorKnowsAnother(Map<String, Set<String>> doors) {
    return classes()
        .should(
            new ArchCondition<>("use no class of another door") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                List<Set<String>> others =
                    doors.values().stream()
                        .filter(names -> !names.contains(item.getName()))
                        .toList();
                for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                  String target = dependency.getTargetClass().getName();
                  boolean own =
                      doors.values().stream()
                          .anyMatch(
                              names -> names.contains(item.getName()) && names.contains(target));
                  if (!own && others.stream().anyMatch(names -> names.contains(target))) {
                    events.add(
                        SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                  }
                }
              }
            });
  }

  /** The clock is injected. */
  static ArchRule theClockIsInjected() {
    return noClasses()
        .should(
            new ArchCondition<>("ask the machine for the time") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                for (JavaAccess<?> access : item.getAccessesFromSelf()) {
                  if (asksTheMachine(access)) {
                    events.add(SimpleConditionEvent.satisfied(access, access.getDescription()));
                  }
                }
              }
            });
  }

  private static boolean asksTheMachine(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    boolean now =
        owner.startsWith("java.time.")
            && name.equals("now")
            && !access.getTarget().getFullName().contains(Clock.class.getName());
    boolean machineClock =
        owner.equals(Clock.class.getName())
            && (name.startsWith("system") || name.startsWith("tick"));
    boolean oldClock = owner.equals(System.class.getName()) && name.equals("currentTimeMillis");
    return now || machineClock || oldClock;
  }

  /** Moments are {@code Instant}. */
  static ArchRule noOldDates() {
    return noClasses()
        .should()
        .dependOnClassesThat(
            assignableTo(java.util.Date.class)
                .or(assignableTo(java.util.Calendar.class))
                .or(assignableTo(java.text.DateFormat.class)));
  }

  static ArchRule noStandardStreams() {
    return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
  }

  /** Small classes with names of the field. */
  static ArchRule namesOfTheField() {
    return noClasses()
        .should()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Impl");
  }
}
