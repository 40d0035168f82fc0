package org.zaitaku.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody with the owner's role works on the audit; the chain tells. */
@Tag("long")
class AuditChainsTest {

  private static final int WRITERS = 8;
  private static final int EACH = 40;

  private static EmbeddedDatabase database;

  @TempDir Path directory;

  @BeforeAll
  static void start() {
    database = EmbeddedDatabase.temporary();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void writeSomeLines() throws SQLException {
    FreshDatabase.in(database);
    new SchemaMigration(target()).migrate();
    for (int i = 0; i < 3; i++) {
      write("1", "2", "null");
    }
  }

  private static DatabaseTarget target() {
    return DatabaseTarget.of(database, "verification");
  }

  private static String line(String institution) {
    return "insert into audit_event (id, at, correlation_id, actor_kind, actor_name, institution_id, action, outcome,"
        + " changes) values (nextval('audit_event_seq'), clock_timestamp(), gen_random_uuid(), 'ACCOUNT', 'kanri01', "
        + institution
        + ", 'ACCOUNT_UPDATED', 'SUCCESS', '[{\"item\":\"userName\",\"before\":\"髙橋\",\"after\":\"𠮷田\"}]')";
  }

  /** As the server does: one transaction with a line for each institution, in this order. */
  private static void write(String... institutions) throws SQLException {
    try (Connection application = database.connect(database.application())) {
      application.setAutoCommit(false);
      for (String institution : institutions) {
        new Sql(application).run(line(institution));
      }
      application.commit();
    }
  }

  private static void tamper(String... statements) throws SQLException {
    try (Connection owner = database.connect(database.owner())) {
      for (String statement : statements) {
        new Sql(owner).run(statement);
      }
    }
  }

  private static List<AuditFinding> findings() throws SQLException {
    try (Connection owner = database.connect(database.owner())) {
      owner.setAutoCommit(false);
      return new AuditChains(owner).verify();
    }
  }

  private static long eventOf(long institution, int place) throws SQLException {
    try (Connection owner = database.connect(database.owner())) {
      return new Sql(owner)
          .number(
              "select event_id from audit_chain where institution_id = ? and seq = ?",
              institution,
              place);
    }
  }

  @Test
  void anAuditThatNobodyTouchedIsAsItWasWritten() throws SQLException {
    assertThat(findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at = at + interval '1 microsecond'",
        "correlation_id = gen_random_uuid()",
        "actor_kind = 'SYSTEM'",
        "actor_name = 'kanri02'",
        "account_id = 7",
        "institution_id = 1",
        "institution_id = null",
        "action = 'ACCOUNT_DELETED'",
        "outcome = 'REFUSED'",
        "patient_id = 3",
        "subject = 'account:1'",
        "subject = ''",
        "detail = 'x'",
        "changes = replace(changes, '髙', '高')",
        "changes = null"
      })
  void anAlteredLineIsNamed(String change) throws SQLException {
    long line = eventOf(2, 2);

    tamper("update audit_event set " + change + " where id = " + line);

    assertThat(findings())
        .first()
        .asString()
        .contains("institution 2, ", ", link 2, line " + line)
        .containsAnyOf("altered", "missing");
  }

  @Test
  void aDeletedLineIsNamed() throws SQLException {
    long line = eventOf(0, 1);

    tamper("delete from audit_event where id = " + line);

    assertThat(findings())
        .singleElement()
        .asString()
        .contains("missing", "institution 0, ", "link 1, line " + line);
  }

  @Test
  void aLineThatIsDeletedWithItsLinkIsNoticed() throws SQLException {
    long line = eventOf(1, 2);

    tamper(
        "delete from audit_event where id = " + line,
        "delete from audit_chain where event_id = " + line);

    assertThat(findings())
        .extracting(AuditFinding::kind)
        .containsExactly(AuditFinding.Kind.LINK_MISSING, AuditFinding.Kind.ALTERED);
  }

  @Test
  void aLineThatWasPutInBesideTheChainIsNamed() throws SQLException {
    tamper(
        "alter table audit_event disable trigger audit_chain_link",
        line("2"),
        "alter table audit_event enable trigger audit_chain_link");

    assertThat(findings())
        .singleElement()
        .asString()
        .contains("inserted", "institution 2, ", "line ");
  }

  @Test
  void linesThatChangedPlacesAreNamed() throws SQLException {
    long first = eventOf(2, 1);
    long second = eventOf(2, 2);

    tamper(
        "update audit_event set at = at - interval '1 day' where id = " + first,
        "update audit_event set id = -1 where id = " + first,
        "update audit_event set id = " + first + " where id = " + second,
        "update audit_event set id = " + second + " where id = -1");

    assertThat(findings()).extracting(AuditFinding::toString).anyMatch(f -> f.contains("link 1"));
    assertThat(findings()).extracting(AuditFinding::toString).anyMatch(f -> f.contains("link 2"));
  }

  @Test
  void aForgedLinkIsNoticedAtItselfOrAtTheNext() throws SQLException {
    tamper("update audit_chain set hash = sha256('x') where institution_id = 1 and seq = 1");

    assertThat(findings())
        .extracting(AuditFinding::kind)
        .containsExactly(AuditFinding.Kind.ALTERED, AuditFinding.Kind.ALTERED);
  }

  @Test
  void anotherDayInTheLinkIsNoticed() throws SQLException {
    tamper("update audit_chain set day = day - 1 where institution_id = 1 and seq = 1");

    assertThat(findings()).extracting(AuditFinding::kind).contains(AuditFinding.Kind.ALTERED);
  }

  @Test
  void aTriggerThatIsSwitchedOffIsNoticed() throws SQLException {
    tamper("alter table audit_event disable trigger audit_chain_link");

    assertThat(findings())
        .extracting(AuditFinding::kind)
        .containsExactly(AuditFinding.Kind.SWITCHED_OFF);
  }

  @Test
  void aChainThatWasCutOffIsFoundByTheServersLog() throws SQLException, IOException {
    Path log = Files.writeString(directory.resolve("server.log"), "INFO " + loggedHead(2) + "\n");
    VerifyAudit.verify(target(), VerifyAudit.expected(log.toString()));
    long line = eventOf(2, 3);

    tamper(
        "delete from audit_event where id = " + line,
        "delete from audit_chain where event_id = " + line);

    assertThat(findings()).isEmpty();
    assertThatThrownBy(() -> VerifyAudit.verify(target(), VerifyAudit.expected(log.toString())))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("1 findings");
  }

  private static void cutOff(long institution, int place) throws SQLException {
    tamper(
        "delete from audit_event where id = " + eventOf(institution, place),
        "delete from audit_chain where institution_id = " + institution + " and seq = " + place);
  }

  private static String printedHead(long institution) throws SQLException {
    try (Connection owner = database.connect(database.owner())) {
      owner.setAutoCommit(false);
      AuditChains chains = new AuditChains(owner);
      chains.verify();
      return chains.heads().stream()
          .filter(head -> head.institution() == institution)
          .findFirst()
          .orElseThrow()
          .toString();
    }
  }

  @Test
  void aChainThatWasCutOffIsFoundByTheHeadThatWasPrintedBefore() throws SQLException, IOException {
    String head = printedHead(2);
    write("2");
    VerifyAudit.verify(target(), VerifyAudit.expected("--expect", head));

    cutOff(2, 4);
    VerifyAudit.verify(target(), VerifyAudit.expected("--expect", head));
    cutOff(2, 3);

    assertThatThrownBy(() -> VerifyAudit.verify(target(), VerifyAudit.expected("--expect", head)))
        .hasMessageContaining("1 findings");
  }

  @Test
  void aChainThatWasCutOffAndWentOnSinceIsFoundByTheHeadThatWasPrintedBefore() throws SQLException {
    String head = printedHead(2);
    cutOff(2, 3);
    write("2");

    assertThat(findings()).isEmpty();
    assertThatThrownBy(() -> VerifyAudit.verify(target(), VerifyAudit.expected("--expect", head)))
        .hasMessageContaining("1 findings");
  }

  @Test
  void whatIsExpectedMustBeAHead() {
    assertThatThrownBy(() -> VerifyAudit.expected("--expect", "2 links"))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> VerifyAudit.expected("--expect")).isInstanceOf(Refusal.class);
  }

  /** As the server does once a day: the operator's chain holds the head. */
  private static void hold(String head) throws SQLException {
    try (Connection application = database.connect(database.application())) {
      new Sql(application)
          .run(
              line("0")
                  .replace("'ACCOUNT_UPDATED'", "'AUDIT_HEADS_KEPT'")
                  .replaceFirst(
                      "'\\[.*\\]'", "'[{\"item\":\"auditHead\",\"after\":\"" + head + "\"}]'"));
    }
  }

  @Test
  void aChainThatWasCutOffIsFoundByTheOperatorsChain() throws SQLException {
    hold(loggedHead(2));
    assertThat(findings()).isEmpty();

    cutOff(2, 3);

    assertThat(findings())
        .singleElement()
        .asString()
        .contains("not as the operator's chain holds", "institution 2, ", "#3");
  }

  @Test
  void aLineOfTheOperatorsChainThatHeldAHeadCannotBeAlteredEither() throws SQLException {
    hold(loggedHead(2));
    cutOff(2, 3);

    tamper("update audit_event set changes = 'no json' where action = 'AUDIT_HEADS_KEPT'");

    assertThat(findings()).singleElement().asString().contains("altered", "institution 0, ");
  }

  private static String loggedHead(long institution) throws SQLException {
    try (Connection application = database.connect(database.application())) {
      return new Sql(application)
          .text(
              "select format('audit-head day=%s institution=%s links=%s seq=%s hash=%s', day, institution_id, links, seq, head)"
                  + " from (select (now() at time zone 'Asia/Tokyo')::date as day) d, audit_heads(day) where institution_id = ?",
              institution)
          .orElseThrow();
    }
  }

  @Test
  void aChangeThatWasRolledBackLeavesNoLink() throws SQLException {
    try (Connection application = database.connect(database.application())) {
      application.setAutoCommit(false);
      new Sql(application).run(line("1"));
      application.rollback();
    }
    write("1");

    assertThat(findings()).isEmpty();
  }

  @Test
  void monthsThatAreMadeLaterAreChainedToo() throws SQLException {
    try (Connection owner = database.connect(database.owner())) {
      new Sql(owner).number("select make_partitions((current_date + interval '26 months')::date)");
      new Sql(owner)
          .run(line("1").replace("clock_timestamp()", "now() + interval '25 months 20 days'"));
    }

    assertThat(findings()).isEmpty();
    assertThat(eventOf(1, 4)).isPositive();
  }

  /** Two institutions in either order, in transactions that run at once. */
  @Test
  void writersAtTheSameMomentMakeOneChainEachAndNeverWaitForEachOtherInACircle()
      throws SQLException, InterruptedException {
    ExecutorService crew = Executors.newFixedThreadPool(WRITERS);
    List<Callable<Void>> work = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      String[] order =
          writer % 2 == 0 ? new String[] {"1", "2", "null"} : new String[] {"null", "2", "1"};
      work.add(
          () -> {
            try (Connection application = database.connect(database.application())) {
              application.setAutoCommit(false);
              for (int i = 0; i < EACH; i++) {
                for (String institution : order) {
                  new Sql(application).run(line(institution));
                }
                application.commit();
              }
            }
            return null;
          });
    }
    List<Future<Void>> done = crew.invokeAll(work);
    crew.shutdown();

    assertThat(done).allSatisfy(future -> assertThat(future.get()).isNull());
    assertThat(findings()).isEmpty();
    assertThat(eventOf(2, 3 + WRITERS * EACH)).isPositive();
  }

  @Test
  void anAuditThatWasRestoredFromABackupIsAsItWasWritten() throws SQLException, IOException {
    Path file = directory.resolve("backup.zip");
    new Backup(target()).write(file);
    FreshDatabase.in(database);

    new Restore(target(), false).read(file);

    assertThat(findings()).isEmpty();
    write("1", "2");
    assertThat(findings()).isEmpty();
  }

  @Test
  void linesFromBeforeTheChainsBeginThem() throws SQLException {
    FreshDatabase.in(database);
    new SchemaMigration(target())
        .migrate(new OwnerConnections(() -> database.connect(database.owner())), "005");
    write("2", "1", "2", "null");
    new SchemaMigration(target()).migrate();
    write("2");

    assertThat(findings()).isEmpty();
    assertThat(eventOf(2, 3)).isPositive();
  }

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T03:00:00Z"), ZoneOffset.UTC);

  /** Lines of years ago stand before those of today, as in a database that is old. */
  private static void growOld() throws SQLException {
    FreshDatabase.in(database);
    new SchemaMigration(target()).migrate();
    for (String month : new String[] {"2020-01", "2020-02", "2021-01"}) {
      String table = "audit_event_" + month.replace("-", "");
      tamper(
          "create table "
              + table
              + " partition of audit_event for values from ('"
              + month
              + "-01 00:00+00') to (timestamptz '"
              + month
              + "-01 00:00+00' + interval '31 days')",
          line("2").replace("clock_timestamp()", "timestamptz '" + month + "-11 12:00+09'"),
          line("null").replace("clock_timestamp()", "timestamptz '" + month + "-12 12:00+09'"));
    }
    write("1", "2", "null");
    write("2");
  }

  private static List<String> months() throws SQLException {
    try (Connection owner = database.connect(database.owner())) {
      return new Sql(owner)
          .list(
              "select relname::text from pg_class where relname ~ '^audit_event_202[01]..$' order by 1",
              row -> row.getString(1));
    }
  }

  @Test
  void oldMonthsAreRemovedAndItIsToldWhichAndByWhom() throws SQLException {
    growOld();
    String head = printedHead(2);

    PurgeAudit.purge(target(), YearMonth.of(2021, 1), "T. Sato", CLOCK);

    assertThat(months()).containsExactly("audit_event_202101");
    assertThat(findings()).isEmpty();
    assertThat(purges())
        .satisfiesExactly(
            own ->
                assertThat(own).contains("institution 0, 2020-01-12 to 2020-02-12, links up to #2"),
            two ->
                assertThat(two)
                    .contains("institution 2, 2020-01-11 to 2020-02-11, links up to #2")
                    .endsWith("by T. Sato"));
    VerifyAudit.verify(target(), List.of(AuditHead.find(head).orElseThrow()));
    write("1", "2", "null");
    assertThat(findings()).isEmpty();
    assertThat(eventOf(2, 6)).isPositive();
  }

  private static List<String> purges() throws SQLException {
    try (Connection owner = database.connect(database.owner())) {
      owner.setAutoCommit(false);
      AuditChains chains = new AuditChains(owner);
      chains.verify();
      return chains.purges().stream().map(AuditPurge::toString).toList();
    }
  }

  @Test
  void whatWasRemovedOnceIsStillToldAfterTheNextTime() throws SQLException {
    growOld();
    PurgeAudit.purge(target(), YearMonth.of(2020, 2), "T. Sato", CLOCK);
    PurgeAudit.purge(target(), YearMonth.of(2021, 3), "M. Ito", CLOCK);

    assertThat(months()).isEmpty();
    assertThat(findings()).isEmpty();
    assertThat(purges().get(1))
        .contains("institution 2, 2020-01-11 to 2021-01-11, links up to #3")
        .endsWith("by M. Ito");
  }

  @Test
  void aChainWhoseLinesAreAllGoneGoesOnAfterThem() throws SQLException {
    growOld();
    tamper(
        line("7").replace("clock_timestamp()", "timestamptz '2020-01-15 12:00+09'"),
        line("7").replace("clock_timestamp()", "timestamptz '2020-01-16 12:00+09'"));
    PurgeAudit.purge(target(), YearMonth.of(2021, 1), "T. Sato", CLOCK);

    write("7");

    assertThat(findings()).isEmpty();
    assertThat(eventOf(7, 3)).isPositive();
    assertThat(purges())
        .anyMatch(purge -> purge.contains("institution 7, 2020-01-15 to 2020-01-16"));
  }

  @Test
  void linesThatWereRemovedWithoutBeingToldAreFound() throws SQLException {
    growOld();
    tamper("drop table audit_event_202001");
    assertThat(findings()).extracting(AuditFinding::kind).contains(AuditFinding.Kind.MISSING);

    tamper("delete from audit_chain where seq = 1 and institution_id in (0, 2)");
    assertThat(findings()).extracting(AuditFinding::kind).contains(AuditFinding.Kind.LINK_MISSING);
  }

  @Test
  void moreThanWasToldIsFound() throws SQLException {
    growOld();
    PurgeAudit.purge(target(), YearMonth.of(2020, 2), "T. Sato", CLOCK);
    tamper(
        "delete from audit_event where id = " + eventOf(2, 2),
        "delete from audit_chain where institution_id = 2 and seq < 2");

    assertThat(findings())
        .extracting(AuditFinding::kind)
        .contains(AuditFinding.Kind.MISSING, AuditFinding.Kind.NOT_AS_KEPT);
  }

  @Test
  void anAuditThatWasAlteredIsNotRemoved() throws SQLException {
    growOld();
    tamper("update audit_event set detail = 'x' where id = " + eventOf(2, 1));

    assertThatThrownBy(() -> PurgeAudit.purge(target(), YearMonth.of(2021, 1), "T. Sato", CLOCK))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("nothing is removed");
    assertThat(months()).hasSize(3);
  }

  @Test
  void theLastSixtyMonthsStayAndSomebodyMustSignForTheRest() {
    assertThatThrownBy(() -> PurgeAudit.purge(target(), YearMonth.of(2021, 12), "T. Sato", CLOCK))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("60 months");
    assertThatThrownBy(() -> PurgeAudit.purge(target(), YearMonth.of(2021, 11), " ", CLOCK))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("who removes it");
  }

  @Test
  void whatWasRemovedIsToldAfterARestoreAsWell() throws SQLException, IOException {
    growOld();
    PurgeAudit.purge(target(), YearMonth.of(2021, 3), "T. Sato", CLOCK);
    Path file = directory.resolve("backup.zip");
    new Backup(target()).write(file);
    FreshDatabase.in(database);

    new Restore(target(), false).read(file);

    assertThat(findings()).isEmpty();
    assertThat(purges()).hasSize(2);
  }
}
