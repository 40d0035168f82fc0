package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.account.bulk.AccountBulkService;
import org.zaitaku.account.bulk.BulkReceipt;
import org.zaitaku.account.bulk.BulkResult;
import org.zaitaku.account.bulk.BulkRun;
import org.zaitaku.account.bulk.BulkRunService;
import org.zaitaku.account.bulk.BulkStatus;
import org.zaitaku.container.scene.Crew;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.UserId;
import org.zaitaku.shared.bulk.BulkLead;
import org.zaitaku.shared.table.StructureFault;

/** Bulk registration by the server's own batch runtime, on the real database. */
@Tag("long")
class AccountBulkIT extends ContainerTest {

  private static final String HEADINGS = "権限区分,ユーザID,ユーザ名,ユーザ名（カナ）,利用開始年月日,利用終了年月日\r\n";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Actor SYSTEM = new Actor.OfSystem("bulk");

  @Inject private AccountBulkService bulk;

  @Inject private BulkRunService runs;

  @Inject private Scenes scenes;

  @Inject private Crew crew;

  private Scenes.Clinic clinic;

  private Actor administrator;

  private Actor master;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(AccountBulkIT.class);
  }

  @BeforeEach
  void anInstitutionWithBothKinds() {
    clinic = scenes.clinic();
    administrator = member("kanri01", AccountRole.ADMINISTRATOR);
    master = member("master01", AccountRole.MASTER);
    current.become(administrator);
  }

  private Actor member(String userId, AccountRole role) {
    long id = scenes.account(clinic, userId, role, "none");
    return new Actor.OfAccount(
        id, clinic.id(), new InstitutionCode(clinic.code()), role, new UserId(userId));
  }

  private static String row(String userId) {
    return "一般利用者," + userId + ",山田　花子,ヤマダ　ハナコ,20261001,20270331\r\n";
  }

  private BulkReceipt receive(String rows) {
    return bulk.receive((HEADINGS + rows).getBytes(StandardCharsets.UTF_8));
  }

  private BulkResult awaitEnd() {
    Awaitility.await().pollInSameThread().atMost(SOON).until(() -> newest().status().isFinished());
    return newest();
  }

  private BulkResult newest() {
    return bulk.results().get(0);
  }

  private List<String> lines(BulkResult result) {
    return Arrays.stream(
            new String(bulk.download(result.jobId()).bytes(), StandardCharsets.UTF_8).split("\r\n"))
        .skip(1)
        .toList();
  }

  private List<String> registered() {
    return owner.list(
        "select user_id from account where institution_id = ? and role = 'GENERAL' order by user_id",
        clinic.id());
  }

  @Test
  @Tag("BULK-009")
  @Tag("BULK-014")
  @Tag("BULK-016")
  @Tag("BULK-024")
  void afterItsReceiptAFileWaitsAndThenEveryRowIsRegisteredWithAnInitialPassword() {
    BulkReceipt receipt = receive(row("ippan01") + row("ippan02"));

    assertThat(receipt.number()).matches("[0-9]{8}-0001");
    assertThat(bulk.findReceipt(receipt.number())).contains(receipt);
    BulkResult result = awaitEnd();
    assertThat(result.status()).isEqualTo(BulkStatus.COMPLETED);
    assertThat(result.receiptNumber()).isEqualTo(receipt.number());
    assertThat(result.processed()).isEqualTo(2);
    assertThat(result.completedAt()).isAfterOrEqualTo(result.receivedAt());
    assertThat(registered()).containsExactly("ippan01", "ippan02");
    assertThat(
            owner.list(
                "select distinct password_initial::text || enabled from account where institution_id = ? and role = 'GENERAL'",
                clinic.id()))
        .containsExactly("truetrue");
    assertThat(
            owner.list(
                "select action || ' ' || actor_name from audit_event where institution_id = ? order by at, id",
                clinic.id()))
        .containsExactly(
            "BULK_RECEIVED kanri01",
            "ACCOUNT_REGISTERED kanri01",
            "ACCOUNT_REGISTERED kanri01",
            "BULK_COMPLETED kanri01");
  }

  @Test
  @Tag("BULK-025")
  void theInitialPasswordsAreHandedOutOnceAndNothingOfThemIsLegibleInTheDatabase() {
    receive(row("ippan01"));
    BulkResult result = awaitEnd();
    assertThat(result.handedOut()).isFalse();
    assertThat(
            owner.text(
                "select coalesce(file::text, '-') || (position('ippan01'::bytea in result) + position('ippan01'::bytea in result_once)) from bulk_payload where job_id = ?",
                result.jobId()))
        .as("the file is gone, the results are sealed")
        .isEqualTo("-0");
    assertThat(
            owner.list(
                "select 1 from bulk_row where job_id = ? and password is not null", result.jobId()))
        .isEmpty();

    assertThat(lines(result))
        .singleElement()
        .asString()
        .matches(
            "2,一般利用者,ippan01,山田　花子,ヤマダ　ハナコ,20261001,20270331,[a-z]{3}[2-9]-[a-z]{3}[2-9]-[a-z]{3}[2-9],");
    assertThat(lines(result)).singleElement().asString().endsWith(",（表示済み）,");
    assertThat(newest().handedOut()).isTrue();
    assertThat(
            owner.list(
                "select coalesce(changes, '-') from audit_event where action = 'BULK_RESULT_DOWNLOADED' and institution_id = ? order by at, id",
                clinic.id()))
        .hasSize(2)
        .first()
        .asString()
        .contains("handedOut");
  }

  @Test
  @Tag("BULK-017")
  void idsThatAreTakenAreLeftOutAndTheRestIsRegistered() {
    scenes.account(clinic, "ippan02", AccountRole.GENERAL, "none");
    owner.change(
        "update account set deleted_at = now() where institution_id = ? and user_id = 'ippan02'",
        clinic.id());
    receive(row("ippan01") + row("IPPAN02") + row("ippan03") + row("ippan04") + row("Ippan01"));

    BulkResult result = awaitEnd();

    assertThat(result.status()).isEqualTo(BulkStatus.COMPLETED_WITH_DUPLICATES);
    assertThat(result.processed()).isEqualTo(5);
    assertThat(registered()).containsExactly("ippan01", "ippan02", "ippan03", "ippan04");
    List<String> lines = lines(result);
    assertThat(lines).hasSize(5);
    assertThat(lines.get(1)).contains("登録していません");
    assertThat(lines.get(4)).contains("登録していません");
    assertThat(lines.get(0)).endsWith(",");
  }

  @Test
  @Tag("BULK-018")
  @Tag("BULK-019")
  @Tag("BULK-028")
  void oneFaultAnywhereAndNothingIsRegistered() {
    receive(row("ippan01") + row("A0123") + row("ippan03") + row("ippan04"));

    BulkResult result = awaitEnd();

    assertThat(result.status()).isEqualTo(BulkStatus.INPUT_ERROR);
    assertThat(result.processed()).isZero();
    assertThat(registered()).isEmpty();
    assertThat(lines(result))
        .satisfiesExactly(
            line -> assertThat(line).endsWith(",【入力チェックエラーなし:未登録】"),
            line -> assertThat(line).contains("ユーザID：R0～R9、A0～A9、F0～F9で始まる"),
            line -> assertThat(line).endsWith(",【入力チェックエラーなし:未登録】"),
            line -> assertThat(line).endsWith(",【入力チェックエラーなし:未登録】"));
  }

  @Test
  @Tag("BULK-020")
  @Tag("BULK-022")
  void aFileThatCannotBeReadEndsWithItsLineAndWithoutAResult() {
    receive(row("ippan01") + "1,2,3,4,5,6,7,8,9,10,11\r\n");

    BulkResult result = awaitEnd();

    assertThat(result.status()).isEqualTo(BulkStatus.STRUCTURE_ERROR);
    assertThat(result.fault()).isEqualTo(StructureFault.COLUMNS);
    assertThat(result.faultLine()).isEqualTo(3);
    assertThat(result.downloadable()).isFalse();
    assertThat(registered()).isEmpty();
    assertThatThrownBy(() -> bulk.download(result.jobId())).hasMessage("NOT_FOUND");
  }

  @Test
  @Tag("BULK-021")
  @Tag("BULK-022")
  void whatWouldFailAgainEndsAsASystemError() {
    receive(row("ippan01"));
    // Sealed for nobody: as if the disk had lost a bit.
    owner.change(
        "update bulk_payload set file = set_byte(file, 40, get_byte(file, 40) # 1) where institution_id = ?",
        clinic.id());

    BulkResult result = awaitEnd();

    assertThat(result.status()).isEqualTo(BulkStatus.SYSTEM_ERROR);
    assertThat(registered()).isEmpty();
    assertThatThrownBy(() -> bulk.download(result.jobId())).hasMessage("NOT_FOUND");
  }

  @Test
  @Tag("BULK-010")
  void ofTwoUploadsAtOneMomentOneIsRefusedAndAcceptedLater() {
    byte[] file = (HEADINGS + row("ippan01")).getBytes(StandardCharsets.UTF_8);
    List<Supplier<?>> both =
        List.of(() -> bulk.receive(file).number(), () -> bulk.receive(file).number());

    List<String> answers = crew.atOnce(administrator, both);

    assertThat(answers).containsOnlyOnce("BULK_IN_PROGRESS");
    assertThatThrownBy(() -> receive(row("ippan09"))).hasMessage("BULK_IN_PROGRESS");
    awaitEnd();
    assertThat(receive(row("ippan02")).number()).endsWith("-0002");
    awaitEnd();
    assertThat(registered()).containsExactly("ippan01", "ippan02");
  }

  @Test
  @Tag("BULK-010")
  void anotherInstitutionIsNotHeldUp() {
    receive(row("ippan01"));
    Scenes.Clinic other = scenes.clinic();
    long id = scenes.account(other, "kanri01", AccountRole.ADMINISTRATOR, "none");
    current.become(
        new Actor.OfAccount(
            id,
            other.id(),
            new InstitutionCode(other.code()),
            AccountRole.ADMINISTRATOR,
            new UserId("kanri01")));

    assertThat(receive(row("ippan01")).number()).endsWith("-0001");
    assertThat(awaitEnd().status()).isEqualTo(BulkStatus.COMPLETED);
  }

  @Test
  @Tag("BULK-002")
  @Tag("BULK-013")
  void eachKindRegistersAndSeesItsOwn() {
    receive(row("ippan01"));
    BulkResult ofAdministrator = awaitEnd();
    current.become(master);
    assertThat(bulk.results()).isEmpty();
    assertThat(bulk.findReceipt(ofAdministrator.receiptNumber())).isEmpty();
    assertThatThrownBy(() -> bulk.download(ofAdministrator.jobId())).hasMessage("NOT_FOUND");

    receive(row("ippan02"));
    assertThat(awaitEnd().status()).isEqualTo(BulkStatus.INPUT_ERROR);
    receive("管理者,kanri02,山田,ヤマダ,20261001,\r\n");
    assertThat(awaitEnd().status()).isEqualTo(BulkStatus.COMPLETED);
    assertThat(bulk.results()).hasSize(2);

    current.become(administrator);
    assertThat(bulk.results())
        .extracting(BulkResult::jobId)
        .containsExactly(ofAdministrator.jobId());
    receive("管理者,kanri03,山田,ヤマダ,20261001,\r\n");
    assertThat(awaitEnd().status()).isEqualTo(BulkStatus.INPUT_ERROR);
  }

  @Test
  @Tag("BULK-013")
  void anotherInstitutionsResultIsNotFound() {
    receive(row("ippan01"));
    BulkResult result = awaitEnd();
    current.become(scenes.clinic().member(AccountRole.ADMINISTRATOR));

    assertThat(bulk.results()).isEmpty();
    assertThatThrownBy(() -> bulk.download(result.jobId())).hasMessage("NOT_FOUND");
  }

  @Test
  @Tag("BULK-001")
  void nobodyElseMayEvenAsk() {
    for (AccountRole role : AccountRole.values()) {
      if (role != AccountRole.MASTER && role != AccountRole.ADMINISTRATOR) {
        current.become(clinic.member(role));
        assertThatThrownBy(() -> receive(row("ippan01"))).hasMessage("PERMISSION_DENIED");
        assertThatThrownBy(bulk::results).hasMessage("PERMISSION_DENIED");
        assertThatThrownBy(bulk::tool).hasMessage("PERMISSION_DENIED");
      }
    }
  }

  @Test
  @Tag("BULK-012")
  void ofFourTheOldestIsNotListed() {
    List<String> newestFirst = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      receive(row("ippan0" + i));
      newestFirst.add(0, awaitEnd().receiptNumber());
    }

    assertThat(newestFirst).doesNotHaveDuplicates();
    assertThat(bulk.results())
        .extracting(BulkResult::receiptNumber)
        .isEqualTo(newestFirst.subList(0, 3));
  }

  @Test
  @Tag("BULK-015")
  void aRunThatIsLostIsTakenOverAfterItsLeaseAndGoesOnAfterTheRowsThatAreDone() {
    receive(row("ippan01") + row("ippan02") + row("ippan03"));
    long job =
        owner.number(
            "update bulk_job set status = 'RUNNING', lease_run = gen_random_uuid(), lease_until = now() + interval '1 hour'"
                + " where institution_id = ? and lease_run is null returning id",
            clinic.id());
    owner.change("insert into bulk_row values (?, 2, ?, 'ID_TAKEN', null)", job, clinic.id());
    current.become(SYSTEM);
    assertThat(runs.claim(new BulkLead(job, clinic.id()))).as("another one has it").isEmpty();
    current.become(administrator);
    assertThat(newest().status()).isEqualTo(BulkStatus.RUNNING);
    assertThat(newest().downloadable()).isFalse();

    clock.advance(Duration.ofHours(2));

    assertThat(awaitEnd().status()).isEqualTo(BulkStatus.COMPLETED_WITH_DUPLICATES);
    assertThat(registered()).containsExactly("ippan02", "ippan03");
  }

  /** A run of this test, unless the server was faster: then of another file. */
  private BulkRun claimed() {
    for (String userId : List.of("ippan01", "ippan02", "ippan03", "ippan04")) {
      receive(row(userId));
      current.become(SYSTEM);
      Optional<BulkRun> run = runs.claim(new BulkLead(newestJob(), clinic.id()));
      if (run.isPresent()) {
        return run.get();
      }
      current.become(administrator);
      awaitEnd();
    }
    throw new AssertionError("the server was always faster");
  }

  private long newestJob() {
    return owner.number("select max(id) from bulk_job where institution_id = ?", clinic.id());
  }

  @Test
  void whoeverLostTheLeaseWritesNothing() {
    BulkRun run = claimed();
    long job = newestJob();
    owner.change("update bulk_job set lease_run = gen_random_uuid() where id = ?", job);

    assertThatThrownBy(() -> runs.examine(run)).hasMessage("CONFLICT");
    assertThatThrownBy(() -> runs.register(run, List.of())).hasMessage("CONFLICT");
    assertThatThrownBy(() -> runs.fail(run)).hasMessage("CONFLICT");
    assertThatThrownBy(() -> runs.release(run)).hasMessage("CONFLICT");
    assertThat(owner.text("select status from bulk_job where id = ?", job)).isEqualTo("RUNNING");
  }

  @Test
  void whatARunGaveBackIsTakenUpAtOnce() {
    BulkRun run = claimed();

    runs.release(run);

    current.become(administrator);
    assertThat(awaitEnd().status()).isEqualTo(BulkStatus.COMPLETED);
    assertThat(registered()).isNotEmpty();
  }

  @Test
  void aResultIsErasedAfterThirtyDays() {
    receive(row("ippan01"));
    BulkResult result = awaitEnd();
    current.become(SYSTEM);
    assertThat(runs.eraseResults()).isZero();

    clock.advance(Duration.ofDays(30).plusMinutes(1));
    runs.eraseResults();

    assertThat(
            owner.text(
                "select num_nulls(file, result, result_once) from bulk_payload where job_id = ?",
                result.jobId()))
        .isEqualTo("3");
    current.become(administrator);
    assertThat(newest().downloadable()).isFalse();
    assertThatThrownBy(() -> bulk.download(result.jobId())).hasMessage("NOT_FOUND");
  }

  @Test
  void fiveMegabytesAreTakenAndNoByteMore() {
    assertThatThrownBy(() -> bulk.receive(new byte[5 * 1024 * 1024 + 1]))
        .hasMessage("VALUE_INVALID file");
    assertThat(bulk.receive(new byte[5 * 1024 * 1024]).number()).endsWith("-0001");
    assertThat(awaitEnd().status()).isEqualTo(BulkStatus.STRUCTURE_ERROR);
  }

  @Test
  @Tag("long")
  @Tag("BULK-016")
  void tenThousandRowsAreRegistered() {
    receive(
        IntStream.range(0, 10_000)
            .mapToObj(i -> row(String.format(java.util.Locale.ROOT, "x%05d", i)))
            .collect(Collectors.joining()));

    Awaitility.await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(30))
        .until(() -> newest().status().isFinished());

    assertThat(newest().status()).isEqualTo(BulkStatus.COMPLETED);
    assertThat(newest().processed()).isEqualTo(10_000);
    assertThat(registered()).hasSize(10_000);
    assertThat(lines(newest())).hasSize(10_000);
  }
}
