package org.zaitaku.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditEvent;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.shared.ClockProducer;

/**
 * The rules of the house that can be read off the classes of {@code model} and {@code ejb}. Each is
 * asserted to report a planted violation in {@code org.zaitaku.planted}.
 */
final class HouseRules {

  /** A feature uses only what stands before it. */
  static final List<String> FEATURES =
      List.of(
          "shared",
          "institution",
          "audit",
          "access",
          "settings",
          "account",
          "accessurl",
          "device",
          "patient",
          "consent",
          "eligibility",
          "card",
          "enquiry",
          "medical",
          "reception",
          "report",
          "operator",
          "testdata");

  private HouseRules() {}

  /**
   * For the classes of {@code model}: no container, no SQL, no HTTP. One bean is excepted: of an
   * EAR the server asks the readiness checks in {@code lib} only, and {@code model} lies there.
   */
  static ArchRule plainModel() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.zaitaku.card.AnchorsReadiness")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.ejb..",
            "jakarta.faces..",
            "jakarta.ws.rs..",
            "jakarta.inject..",
            "jakarta.enterprise..",
            "jakarta.servlet..",
            "jakarta.transaction..",
            "java.sql..",
            "javax.sql..",
            "java.net.http..");
  }

  /**
   * @param root the package whose sub-packages are the features
   */
  static ArchRule orderOfFeatures(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(
            new ArchCondition<>("belong to a feature and use only features above it") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                Optional<Integer> own = place(root, item);
                if (own.isEmpty()) {
                  events.add(
                      SimpleConditionEvent.violated(item, item.getName() + " is in no feature"));
                  return;
                }
                for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                  place(root, dependency.getTargetClass())
                      .filter(target -> target > own.get())
                      .ifPresent(
                          target ->
                              events.add(
                                  SimpleConditionEvent.violated(
                                      dependency, dependency.getDescription())));
                }
              }
            });
  }

  private static Optional<Integer> place(String root, JavaClass javaClass) {
    String name = javaClass.getPackageName();
    if (!name.startsWith(root + ".")) {
      return Optional.empty();
    }
    String feature = name.substring(root.length() + 1).split("\\.", -1)[0];
    int index = FEATURES.indexOf(feature);
    return index < 0 ? Optional.empty() : Optional.of(index);
  }

  /** Closed by default, first half: an EJB is a use case. */
  static ArchRule everyEjbIsAUseCase() {
    return classes().that(areEjbs()).should(beAnnotatedWith(UseCase.class));
  }

  /** Closed by default, second half: what can be called names its permission. */
  static ArchRule everyUseCaseNamesItsPermission() {
    return methods()
        .that()
        .areDeclaredInClassesThat(areEjbs().or(annotatedWith(UseCase.class)))
        .and(
            DescribedPredicate.<JavaMethod>describe(
                "can be called from outside",
                method ->
                    method.getModifiers().contains(PUBLIC)
                        && !method.getModifiers().contains(STATIC)
                        && !method.getModifiers().contains(SYNTHETIC)
                        && !method.isAnnotatedWith("jakarta.interceptor.AroundInvoke")))
        .should()
        .beAnnotatedWith(Requires.class);
  }

  private static DescribedPredicate<JavaClass> areEjbs() {
    return DescribedPredicate.describe(
        "are EJBs",
        javaClass ->
            javaClass.isAnnotatedWith(Stateless.class)
                || javaClass.isAnnotatedWith(Singleton.class)
                || javaClass.isAnnotatedWith(Stateful.class)
                || javaClass.isAnnotatedWith(MessageDriven.class));
  }

  /** The clock is injected. */
  static ArchRule theClockIsInjected() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ClockProducer.class.getName())
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

  /** The audit has one writer. */
  static ArchRule onlyTheTrailWritesTheAudit() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(AuditTrail.class.getName())
        .should()
        .callConstructorWhere(
            DescribedPredicate.describe(
                "the target is an audit event",
                call -> call.getTargetOwner().isEquivalentTo(AuditEvent.class)));
  }

  /** Moments are {@code Instant}; only the X.509 API of {@code card} forces the old ones. */
  static ArchRule noOldDates() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("org.zaitaku.card..")
        .should()
        .dependOnClassesThat(
            assignableTo(java.util.Date.class)
                .or(assignableTo(java.util.Calendar.class))
                .or(assignableTo(java.text.DateFormat.class)));
  }

  static ArchRule noStandardStreams() {
    return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
  }

  /** Entities change by verbs of the field. */
  static ArchRule entitiesHaveNoSetters() {
    return noMethods()
        .that()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(Entity.class)
        .should()
        .haveNameMatching("set[A-Z].*");
  }

  /** What the database never updates does not change in memory either. */
  static ArchRule evidenceNeverChanges() {
    return classes()
        .that()
        .areAnnotatedWith(Immutable.class)
        .should(
            new ArchCondition<>("be written by their constructors only") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                for (JavaFieldAccess access : item.getFieldAccessesToSelf()) {
                  if (access.getAccessType() == JavaFieldAccess.AccessType.SET
                      && !(access.getOrigin() instanceof JavaConstructor)) {
                    events.add(SimpleConditionEvent.violated(access, access.getDescription()));
                  }
                }
              }
            });
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
