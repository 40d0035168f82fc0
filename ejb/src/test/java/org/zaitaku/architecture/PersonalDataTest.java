package org.zaitaku.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zaitaku.account.AccountDetails;
import org.zaitaku.account.LoggedIn;
import org.zaitaku.account.LoginAttempt;
import org.zaitaku.eligibility.Eligibility;
import org.zaitaku.reception.CardRequest;
import org.zaitaku.reception.ReceptionDetails;
import org.zaitaku.reception.ReceptionKey;

/**
 * Records end up in logs and in messages of failures: those that hold something of a person, or a
 * secret, show nothing of it. A new record with such a component is found by the component's name.
 */
class PersonalDataTest {

  private static final String MARK = "秘密";
  private static final LocalDate BIRTH_DATE = LocalDate.of(1911, 11, 11);

  private static final Set<String> PERSONAL =
      Set.of(
          "address",
          "birthDate",
          "eligibility",
          "entries",
          "facility",
          "insuredIdentificationNumber",
          "link",
          "nameKana",
          "password",
          "passwordHash",
          "patientName",
          "postNumber",
          "secret",
          "userName",
          "userNameKana");

  /**
   * What may be shown: a code of the interface, and the simulator's name of a fictitious person.
   */
  private static final Set<String> SHOWN = Set.of("status", "code");

  static Stream<Class<?>> recordsWithPersonalData() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.zaitaku")
            .stream()
            .filter(JavaClass::isRecord)
            // There an address is a server's.
            .filter(type -> !type.getPackageName().equals("org.zaitaku.card"))
            .<Class<?>>map(JavaClass::reflect)
            .filter(PersonalDataTest::isPersonal)
            .sorted((a, b) -> a.getName().compareTo(b.getName()));
  }

  private static boolean isPersonal(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .anyMatch(component -> PERSONAL.contains(component.getName()));
  }

  record Careless(String userName, int version) {}

  @Test
  void aCarelessRecordWouldBeNoticed() {
    assertThat(isPersonal(Careless.class)).isTrue();
    assertThat(filled(Careless.class).toString()).contains(MARK);
  }

  @Test
  void theKnownOnesAreAmongThem() {
    assertThat(recordsWithPersonalData())
        .contains(
            Eligibility.class,
            LoggedIn.class,
            LoginAttempt.class,
            ReceptionDetails.class,
            ReceptionKey.class,
            CardRequest.class);
  }

  @ParameterizedTest
  @MethodSource("recordsWithPersonalData")
  void itsTextShowsNothingOfIt(Class<?> type) {
    assertThat(filled(type).toString()).doesNotContain(MARK).doesNotContain(BIRTH_DATE.toString());
  }

  private static Object filled(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(
          Arrays.stream(components).map(PersonalDataTest::value).toArray());
    } catch (ReflectiveOperationException notFilled) {
      throw new LinkageError("fill " + type + " by hand", notFilled);
    }
  }

  private static Object value(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == String.class) {
      return SHOWN.contains(component.getName()) ? "shown" : MARK + component.getName();
    }
    if (type == LocalDate.class) {
      return BIRTH_DATE;
    }
    if (type == Eligibility.class || type == AccountDetails.class) {
      return filled(type);
    }
    if (type == Optional.class) {
      return Optional.of(filled(Eligibility.class));
    }
    if (type == long.class) {
      return 7L;
    }
    if (type == int.class) {
      return 7;
    }
    return type == boolean.class ? false : null;
  }
}
