package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.account.LoginAttempt;
import org.zaitaku.account.LoginOrigin;
import org.zaitaku.account.PasswordHashing;
import org.zaitaku.container.scene.Crew;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.device.ActivationCodeService;
import org.zaitaku.device.CodeCriteria;
import org.zaitaku.device.CodeDetails;
import org.zaitaku.device.CodeRegistration;
import org.zaitaku.device.DeviceDetails;
import org.zaitaku.device.DeviceLabel;
import org.zaitaku.device.DevicePlatform;
import org.zaitaku.device.DeviceService;
import org.zaitaku.device.DeviceStop;
import org.zaitaku.device.IssuedDevice;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.UserId;

/**
 * Codes and devices on a real database: one device a code, for ever stopped, nothing of another
 * institution.
 */
class DeviceIT extends ContainerTest {

  private static final Actor DESK = new Actor.OfSystem("device-desk");
  private static final String PASSWORD = "correct horse battery staple";
  private static final DeviceLabel NAME = new DeviceLabel("iPad");
  private static final Duration WAIT = Duration.ofMinutes(10);

  @Inject private Scenes scenes;

  @Inject private ActivationCodeService codes;

  @Inject private DeviceService devices;

  @Inject private PasswordHashing hashing;

  @Inject private Crew crew;

  private Scenes.Clinic clinic;
  private Actor administrator;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(DeviceIT.class);
  }

  @BeforeEach
  void anAdministratorAndAMedicalViewerAreThere() {
    clinic = scenes.clinic();
    long account = scenes.account(clinic, "kanri01", AccountRole.ADMINISTRATOR, "x");
    scenes.account(clinic, "iryo01", AccountRole.MEDICAL_VIEWER, hashing.hash(PASSWORD));
    administrator =
        new Actor.OfAccount(
            account,
            clinic.id(),
            new InstitutionCode(clinic.code()),
            AccountRole.ADMINISTRATOR,
            new UserId("kanri01"));
    current.become(administrator);
  }

  private CodeDetails usable() {
    CodeDetails code = codes.issue("Aのスマホ１");
    clock.advance(WAIT);
    return code;
  }

  private IssuedDevice register(String number) {
    return register(clinic, "iryo01", PASSWORD, number);
  }

  private IssuedDevice register(Scenes.Clinic at, String userId, String password, String number) {
    current.become(DESK);
    try {
      return devices.register(
          new LoginAttempt(at.code(), userId, password, new LoginOrigin(null, null, "192.0.2.7")),
          number,
          NAME,
          DevicePlatform.IOS);
    } finally {
      current.become(administrator);
    }
  }

  private Actor recognise(IssuedDevice device) {
    current.become(DESK);
    try {
      return devices.recognise(device.secret());
    } finally {
      current.become(administrator);
    }
  }

  private CodeDetails first() {
    return codes.search(new CodeCriteria(null, false), 0, 10).get(0);
  }

  @Test
  @Tag("ACT-013")
  @Tag("APP-003")
  @Tag("APP-005")
  void aDeviceIsRegisteredWithFourThingsAndTheCodeIsRegisteredThen() {
    CodeDetails code = usable();
    assertThat(first().registration()).isEqualTo(CodeRegistration.UNREGISTERED);

    IssuedDevice device = register(code.number());

    assertThat(device.secret()).hasSize(43);
    assertThat(first().registration()).isEqualTo(CodeRegistration.REGISTERED);
    assertThat(recognise(device)).isEqualTo(new Actor.OfDevice(device.id(), clinic.id()));
    assertThat(codes.devices(0, 10))
        .extracting(
            DeviceDetails::name, DeviceDetails::userId, DeviceDetails::memo, DeviceDetails::stop)
        .containsExactly(tuple("iPad", "iryo01", "Aのスマホ１", null));
    assertThat(
            owner.list(
                "select actor_name || ' ' || outcome from audit_event where institution_id = ? and action = 'DEVICE_REGISTERED'",
                clinic.id()))
        .containsExactly("iryo01 SUCCESS");
    assertThat(
            owner.number(
                "select count(*) from console_session where institution_id = ?", clinic.id()))
        .as("nobody is logged in at the console by it")
        .isZero();
  }

  private void assertStopped(IssuedDevice device) {
    assertThatThrownBy(() -> recognise(device)).hasMessage("DEVICE_STOPPED");
  }

  @Test
  void aDeviceStopsWithTheAccountThatRegisteredIt() {
    IssuedDevice device = register(usable().number());
    assertThat(recognise(device)).isNotNull();

    owner.change(
        "update account set enabled = false where institution_id = ? and user_id = 'iryo01'",
        clinic.id());

    assertStopped(device);
  }

  @Test
  @Tag("ACT-001")
  void aDeviceStopsWhileHomeVisitsAreNotUsed() {
    IssuedDevice device = register(usable().number());
    owner.change(
        "update environment_settings set home_visit = false where institution_id = ?", clinic.id());
    assertStopped(device);

    owner.change(
        "update environment_settings set home_visit = true where institution_id = ?", clinic.id());
    assertThat(recognise(device)).isNotNull();
  }

  @Test
  void nothingOfAnInstitutionThatHasEndedWorks() {
    IssuedDevice device = register(usable().number());
    CodeDetails unused = usable();

    owner.change("update institution set ends_at = now() where id = ?", clinic.id());

    assertThatThrownBy(() -> recognise(device))
        .extracting(refused -> ((BusinessException) refused).code())
        .isEqualTo(ErrorCode.DEVICE_STOPPED);
    assertThatThrownBy(() -> register(unused.number()))
        .extracting(refused -> ((BusinessException) refused).code())
        .isEqualTo(ErrorCode.LOGIN_REFUSED);
    assertThatThrownBy(() -> codes.issue("Aのスマホ２"))
        .extracting(refused -> ((BusinessException) refused).code())
        .isEqualTo(ErrorCode.SERVICE_NOT_OFFERED);
  }

  @Test
  @Tag("ACT-002")
  void theDatabaseHasNoDigitOfACode() {
    CodeDetails code = codes.issue(null);

    String row =
        owner.text(
            "select row_to_json(c)::text || encode(code_sealed, 'escape') from activation_code c where id = ?",
            code.id());
    assertThat(row).doesNotContain(code.number());
    assertThat(
            owner.text(
                "select (code_hash = sha256(?::text::bytea))::text from activation_code where id = ?",
                code.number(),
                code.id()))
        .as("a hash without a key is tried through in a minute")
        .isEqualTo("false");
    assertThat(first().number()).isEqualTo(code.number());
  }

  @Test
  @Tag("ACT-010")
  void anEarlierTryIsToldSo() {
    CodeDetails code = codes.issue(null);
    assertThat(code.waiting()).isTrue();

    assertThatThrownBy(() -> register(code.number())).hasMessage("ACTIVATION_CODE_TOO_EARLY");

    clock.advance(WAIT);
    assertThat(first().waiting()).isFalse();
    assertThat(register(code.number())).isNotNull();
    assertThat(
            owner.list(
                "select detail from audit_event where institution_id = ? and action = 'DEVICE_REGISTERED' and outcome = 'REFUSED'",
                clinic.id()))
        .containsExactly("ACTIVATION_CODE_TOO_EARLY");
  }

  @Test
  @Tag("ACT-003")
  void ofTwoDevicesAtOnceWithOneCodeOneIsRegistered() {
    CodeDetails code = usable();
    Supplier<?> one =
        () ->
            devices
                .register(
                    new LoginAttempt(
                        clinic.code(),
                        "iryo01",
                        PASSWORD,
                        new LoginOrigin(null, null, "192.0.2.8")),
                    code.number(),
                    NAME,
                    DevicePlatform.ANDROID)
                .id();

    List<String> answers = crew.atOnce(DESK, List.of(one, one));

    assertThat(answers)
        .containsOnlyOnce("ACTIVATION_CODE_USED")
        .anyMatch(id -> id.matches("[0-9]+"));
    assertThatThrownBy(() -> register(code.number())).hasMessage("ACTIVATION_CODE_USED");
    assertThat(codes.devices(0, 10)).hasSize(1);
  }

  @Test
  @Tag("ACT-019")
  @Tag("ACT-020")
  @Tag("APP-011")
  void invalidatingACodeStopsItsDeviceForEver() {
    CodeDetails code = usable();
    IssuedDevice device = register(code.number());

    codes.invalidate(code.id());

    assertStopped(device);
    assertThat(codes.devices(0, 10).get(0).stop()).isEqualTo(DeviceStop.CODE_INVALIDATED);
    assertThat(first().registration()).isEqualTo(CodeRegistration.REGISTERED);
    assertThatThrownBy(() -> codes.invalidate(code.id())).hasMessage("CONFLICT");
    assertThatThrownBy(() -> register(code.number())).hasMessage("ACTIVATION_CODE_INVALIDATED");
    IssuedDevice anew = register(usable().number());
    assertThat(recognise(anew)).isNotNull();
    assertThatThrownBy(
            () ->
                owner.change(
                    "update activation_code set invalidated_at = null, invalidated_by = null where id = ?",
                    code.id()))
        .as("nor by the owner's hand")
        .hasMessageContaining("never valid again");
  }

  @Test
  void aStoppedDeviceIsRefusedAtOnce() {
    IssuedDevice device = register(usable().number());
    recognise(device);

    codes.stop(device.id());

    assertStopped(device);
    assertThatThrownBy(() -> codes.stop(device.id())).hasMessage("CONFLICT");
    current.become(DESK);
    assertThatThrownBy(() -> devices.recognise("A".repeat(43))).hasMessage("DEVICE_UNKNOWN");
  }

  @Test
  @Tag("APP-004")
  @Tag("APP-008")
  @Tag("APP-010")
  void whoMayNotUseTheAppRegistersNothingAndLearnsNothingOfTheCode() {
    CodeDetails code = usable();
    scenes.account(clinic, "A1web01", AccountRole.WEB_API, hashing.hash(PASSWORD));
    Scenes.Clinic stranger = scenes.clinic();
    scenes.account(stranger, "iryo01", AccountRole.MEDICAL_VIEWER, hashing.hash(PASSWORD));

    assertThatThrownBy(() -> register(clinic, "iryo01", "wrong", code.number()))
        .hasMessage("LOGIN_REFUSED");
    assertThatThrownBy(() -> register(clinic, "nobody", PASSWORD, code.number()))
        .hasMessage("LOGIN_REFUSED");
    assertThatThrownBy(() -> register(clinic, "A1web01", PASSWORD, code.number()))
        .hasMessage("LOGIN_REFUSED");
    assertThatThrownBy(() -> register(stranger, "iryo01", PASSWORD, code.number()))
        .hasMessage("ACTIVATION_CODE_UNKNOWN");
    owner.change(
        "update account set password_initial = true where institution_id = ? and user_id = 'iryo01'",
        clinic.id());
    assertThatThrownBy(() -> register(code.number())).hasMessage("PASSWORD_CHANGE_DUE");
    assertThat(first().registration()).isEqualTo(CodeRegistration.UNREGISTERED);
  }

  @Test
  @Tag("ACT-001")
  void withoutHomeVisitsNothingIsIssuedNorRegistered() {
    CodeDetails code = usable();
    owner.change(
        "update environment_settings set home_visit = false where institution_id = ?", clinic.id());

    assertThat(codes.mayIssue()).isFalse();
    assertThatThrownBy(() -> codes.issue(null)).hasMessage("SERVICE_NOT_OFFERED");
    assertThatThrownBy(() -> register(code.number())).hasMessage("SERVICE_NOT_OFFERED");
  }

  @Test
  @Tag("ACT-006")
  void onlyAdministratorsIssueAndOnlyForTheirOwn() {
    CodeDetails own = codes.issue(null);
    for (AccountRole role :
        List.of(AccountRole.GENERAL, AccountRole.MEDICAL_VIEWER, AccountRole.MASTER)) {
      current.become(clinic.member(role));
      assertThatThrownBy(() -> codes.issue(null)).hasMessage("PERMISSION_DENIED");
      assertThatThrownBy(() -> codes.invalidate(own.id())).hasMessage("PERMISSION_DENIED");
    }
    current.become(scenes.clinic().member(AccountRole.ADMINISTRATOR));
    assertThatThrownBy(() -> codes.invalidate(own.id())).hasMessage("NOT_FOUND");
    assertThat(codes.search(CodeCriteria.FIRST, 0, 10)).isEmpty();
  }

  @Test
  @Tag("ACT-011")
  @Tag("ACT-021")
  void theSearchFindsByRegistrationAndValidityTheLatestFirstPageByPage() {
    CodeDetails registered = usable();
    register(registered.number());
    CodeDetails invalid = codes.issue("b");
    codes.invalidate(invalid.id());
    CodeDetails last = codes.issue("c");

    assertThat(codes.search(CodeCriteria.FIRST, 0, 10))
        .extracting(CodeDetails::id)
        .containsExactly(last.id(), registered.id());
    assertThat(codes.search(new CodeCriteria(null, false), 0, 10))
        .extracting(CodeDetails::id)
        .containsExactly(last.id(), invalid.id(), registered.id());
    assertThat(codes.search(new CodeCriteria(CodeRegistration.REGISTERED, true), 0, 10))
        .extracting(CodeDetails::id)
        .containsExactly(registered.id());
    assertThat(codes.search(new CodeCriteria(CodeRegistration.UNREGISTERED, false), 0, 10))
        .extracting(CodeDetails::id)
        .containsExactly(last.id(), invalid.id());
    assertThat(codes.search(new CodeCriteria(null, false), 1, 1))
        .extracting(CodeDetails::id)
        .containsExactly(invalid.id());
    assertThat(codes.count(new CodeCriteria(null, false))).isEqualTo(3);
  }

  @Test
  void devicesAreListedPageByPageThoseInUseFirst() {
    for (int i = 0; i < 105; i++) {
      owner.change(
          "with code as (insert into activation_code (id, institution_id, code_hash, code_sealed, issued_by, issued_at, usable_from, registered_at)"
              + " select nextval('activation_code_seq'), institution_id, sha256(gen_random_uuid()::text::bytea), 'x', id, now(), now(), now()"
              + " from account where institution_id = ? and user_id = 'kanri01' returning id, institution_id, issued_by)"
              + " insert into registered_device select nextval('registered_device_seq'), institution_id, id, issued_by, 'device ' || ?, 'IOS',"
              + " sha256(gen_random_uuid()::text::bytea), now(), now() from code",
          clinic.id(),
          Integer.toString(i));
    }
    codes.stop(codes.devices(0, 1).get(0).id());

    assertThat(codes.countDevices()).isEqualTo(105);
    assertThat(codes.devices(0, 20)).hasSize(20).first().extracting("name").isEqualTo("device 103");
    assertThat(codes.devices(100, 20))
        .extracting(DeviceDetails::name)
        .containsExactly("device 3", "device 2", "device 1", "device 0", "device 104");
    assertThat(codes.devices(0, 1_000)).hasSize(ActivationCodeService.MOST);
    clinic = scenes.clinic();
    current.become(clinic.member(AccountRole.ADMINISTRATOR));
    assertThat(codes.countDevices()).as("of another institution").isZero();
    assertThat(codes.devices(0, 20)).isEmpty();
  }
}
