package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.zaitaku.access.Permission;
import org.zaitaku.access.PermissionMatrix;
import org.zaitaku.accessurl.AccessUrlService;
import org.zaitaku.account.LoginAttempt;
import org.zaitaku.account.LoginService;
import org.zaitaku.container.scene.Crew;
import org.zaitaku.container.scene.PlantedCaller;
import org.zaitaku.container.scene.PlantedUseCase;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.reception.ReceptionService;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;

/**
 * What stands before every use case: the permission matrix, the audit, and the rows of one's own.
 */
class UseCaseGuardIT extends ContainerTest {

  @Inject private PlantedUseCase useCase;

  @Inject private PlantedCaller caller;

  @Inject private AccessUrlService urls;

  @Inject private LoginService logins;

  @Inject private ReceptionService receptions;

  @Inject private Scenes scenes;

  @Inject private Crew crew;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(UseCaseGuardIT.class);
  }

  @Test
  void aCallWithoutAnActorIsRefusedAndWrittenDown() {
    assertThat(current.find()).isEmpty();

    assertRefused(() -> useCase.menu());

    assertThat(auditOfThisRequest("actor_kind || ' ' || actor_name || ' ' || subject"))
        .containsExactly("SYSTEM nobody PlantedUseCase.menu");
  }

  @Test
  void aMethodWithoutRequiresIsRefusedToEverybody() {
    Scenes.Clinic clinic = scenes.clinic();
    List<Actor> everybody =
        Stream.concat(
                Stream.of(AccountRole.values()).map(clinic::member),
                Stream.of(new Actor.OfPatient(), new Actor.OfSystem("test")))
            .toList();

    for (Actor actor : everybody) {
      current.become(actor);
      assertRefused(() -> useCase.forgotten());
    }

    assertThat(auditOfThisRequest("subject"))
        .hasSize(everybody.size())
        .containsOnly("PlantedUseCase.forgotten");
  }

  @Test
  void anActorWithoutThePermissionIsRefusedAndOneWithItIsNot() {
    Scenes.Clinic clinic = scenes.clinic();
    for (AccountRole role : AccountRole.values()) {
      current.become(clinic.member(role));
      if (PermissionMatrix.permits(role, Permission.ACCESS_URL)) {
        assertThat(urls.show()).hasSize(1);
      } else {
        assertRefused(() -> urls.show());
      }
    }

    assertThat(auditOfThisRequest("outcome"))
        .filteredOn("REFUSED"::equals)
        .hasSize(AccountRole.values().length - 1);
  }

  @Test
  void aPatientHoldsNothingOfTheConsoleAndAnAccountNothingOfThePatients() {
    Scenes.Clinic clinic = scenes.clinic();
    current.become(new Actor.OfPatient());
    assertRefused(() -> urls.show());
    assertRefused(() -> logins.login(new LoginAttempt(clinic.code(), "kanri01", "x", null)));

    current.become(clinic.member(AccountRole.ADMINISTRATOR));
    assertRefused(() -> receptions.offer(clinic.token()));
  }

  @Test
  void aRefusalStaysWhenTheCallerIsRolledBack() {
    Scenes.Clinic clinic = scenes.clinic();
    current.become(clinic.member(AccountRole.GENERAL));

    caller.rolledBack(
        () -> {
          assertRefused(() -> useCase.testData());
          return null;
        });

    assertThat(auditOfThisRequest("action || ' ' || outcome || ' ' || subject || ' ' || detail"))
        .containsExactly("PERMISSION REFUSED PlantedUseCase.testData PERMISSION_DENIED");
    assertThat(auditOfThisRequest("institution_id")).containsExactly(Long.toString(clinic.id()));
  }

  @Test
  void refusalsOfMoreCallersThanThereAreConnectionsAreAllWrittenDown() {
    int callers = 12;
    Actor actor = scenes.clinic().member(AccountRole.GENERAL);
    Supplier<?> refused =
        () -> {
          useCase.testData();
          return "done";
        };

    assertThat(crew.atOnce(actor, Collections.nCopies(callers, refused)))
        .hasSize(callers)
        .containsOnly("PERMISSION_DENIED");

    assertThat(
            owner.number(
                "select count(*) from audit_event where institution_id = ? and outcome = 'REFUSED'",
                actor.institutionId().orElseThrow()))
        .isEqualTo(callers);
  }

  @Test
  void aSuccessIsWrittenWithTheChange() {
    String subject = "test:" + UUID.randomUUID();
    current.become(scenes.clinic().member(AccountRole.GENERAL));

    useCase.succeed(subject);

    assertThat(auditOfThisRequest("outcome || ' ' || subject"))
        .containsExactly("SUCCESS " + subject);
  }

  @Test
  void aSuccessIsGoneWhenItsTransactionIsRolledBack() {
    String subject = "test:" + UUID.randomUUID();
    current.become(scenes.clinic().member(AccountRole.GENERAL));

    caller.succeedAndRollBack(subject);
    assertThatThrownBy(() -> useCase.succeedThenFail(subject)).hasMessage("CONFLICT");

    assertThat(auditOfThisRequest("subject")).isEmpty();
  }

  private List<String> auditOfThisRequest(String columns) {
    return owner.list(
        "select " + columns + " from audit_event where correlation_id = ? order by id",
        current.correlationId());
  }

  private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(BusinessException.class).hasMessage("PERMISSION_DENIED");
  }
}
