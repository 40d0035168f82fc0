package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.zaitaku.accessurl.AccessUrlService;
import org.zaitaku.accessurl.InstitutionUrl;
import org.zaitaku.container.scene.Crew;
import org.zaitaku.container.scene.PlantedCaller;
import org.zaitaku.container.scene.PlantedReader;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.operator.Announcement;
import org.zaitaku.operator.AnnouncementService;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.CareSetting;

/** Whose rows a transaction sees, on connections that go from one call to the next. */
class RowScopeIT extends ContainerTest {

  private static final int CALLERS = 4;
  private static final int CALLS_EACH = 125;

  @Inject private PlantedReader reader;

  @Inject private PlantedCaller caller;

  @Inject private Scenes scenes;

  @Inject private Crew crew;

  @Inject private AccessUrlService urls;

  @Inject private AnnouncementService announcements;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(RowScopeIT.class);
  }

  @Test
  void theNextTransactionOnTheSameConnectionSeesNothing() {
    long id = scenes.clinic().id();
    Set<Integer> opened = new HashSet<>();
    boolean reused = false;

    for (int i = 0; i < 20; i++) {
      PlantedReader.Seen before = reader.lookAs(id);
      assertThat(before.institutions()).containsExactly(id);
      opened.add(before.connection());
      PlantedReader.Seen after = reader.look();
      assertThat(after.institutions()).isEmpty();
      reused |= opened.contains(after.connection());
    }

    assertThat(reused).isTrue();
  }

  @Test
  void aScopeDiesWithARollbackToo() {
    long id = scenes.clinic().id();

    assertThat(caller.rolledBack(() -> reader.lookAs(id)).institutions()).containsExactly(id);

    for (int i = 0; i < 10; i++) {
      assertThat(reader.look().institutions()).isEmpty();
    }
  }

  @Test
  void aTransactionWithinAnotherHasAScopeOfItsOwn() {
    long outer = scenes.clinic().id();
    long inner = scenes.clinic().id();

    caller.inTransaction(
        () -> {
          assertThat(reader.lookAs(outer).institutions()).containsExactly(outer);
          assertThat(reader.lookApartAs(inner).institutions()).containsExactly(inner);
          assertThat(reader.look().institutions()).containsExactly(outer);
          assertThat(reader.lookAs(outer).institutions()).containsExactly(outer);
          return null;
        });
  }

  @Test
  void anUnknownKeyOpensNothingAndClosesWhatWasOpen() {
    Scenes.Clinic clinic = scenes.clinic();

    assertThat(reader.lookByUrl(clinic.token()).institutions()).containsExactly(clinic.id());
    assertThat(reader.lookByUrl("x".repeat(24)).institutions()).isEmpty();
    caller.inTransaction(
        () -> {
          reader.lookAs(clinic.id());
          assertThat(reader.lookByUrl("x".repeat(24)).institutions()).isEmpty();
          assertThat(reader.lookAs(clinic.id()).institutions()).containsExactly(clinic.id());
          return null;
        });
  }

  @Test
  void fiveHundredMixedCallsOverASmallPoolLeakNothing() {
    List<Scenes.Clinic> clinics = IntStream.range(0, 3).mapToObj(i -> scenes.clinic()).toList();
    List<Supplier<?>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      Random random = new Random(i);
      callers.add(
          () -> IntStream.range(0, CALLS_EACH).filter(n -> isRight(clinics, random)).count());
    }

    assertThat(crew.atOnce(new Actor.OfPatient(), callers))
        .containsOnly(Integer.toString(CALLS_EACH));
  }

  private boolean isRight(List<Scenes.Clinic> clinics, Random random) {
    Scenes.Clinic clinic = clinics.get(random.nextInt(clinics.size()));
    List<Long> own = List.of(clinic.id());
    return switch (random.nextInt(5)) {
      case 0 -> reader.look().institutions().isEmpty();
      case 1 -> caller.rolledBack(() -> reader.lookAs(clinic.id())).institutions().equals(own);
      case 2 -> reader.lookByUrl(clinic.token()).institutions().equals(own);
      case 3 -> reader.lookByUrl("x".repeat(24)).institutions().isEmpty();
      default -> reader.lookAs(clinic.id()).institutions().equals(own);
    };
  }

  @Test
  void anAdministratorIsShownTheUrlOfHisOwnInstitutionOnly() {
    Scenes.Clinic own = scenes.clinic();
    scenes.clinic();
    current.become(own.member(AccountRole.ADMINISTRATOR));

    assertThat(urls.show())
        .extracting(InstitutionUrl::careSetting, InstitutionUrl::url)
        .containsExactly(
            tuple(CareSetting.HOME_VISIT, "https://zaitaku.example.jp/reception/v/" + own.token()));
    assertThat(
            owner.list(
                "select institution_id || ' ' || action from audit_event where correlation_id = ?",
                current.correlationId()))
        .containsExactly(own.id() + " ACCESS_URL_SHOWN");
  }

  @Test
  void aWithdrawnUrlIsNotShownAndACareSettingWithoutUrlIsNotFound() {
    Scenes.Clinic own = scenes.clinic();
    current.become(own.member(AccountRole.ADMINISTRATOR));
    owner.change("update access_url set withdrawn_at = now() where id = ?", own.urlId());

    assertThat(urls.show()).isEmpty();
    assertThatThrownBy(() -> urls.qrCode(CareSetting.ONLINE)).hasMessage("NOT_FOUND");
  }

  @Test
  void announcementsAreListedNewestFirstWithoutThoseOfTheFutureAndAtMostAHundred() {
    owner.change(
        "insert into announcement (id, published_at, title, body)"
            + " select nextval('announcement_seq'), now() - n * interval '1 hour', 'n' || n, 'x' from generate_series(-5, 120) n");
    current.become(scenes.clinic().member(AccountRole.GENERAL));

    List<Announcement> found = announcements.list();

    assertThat(found).hasSize(100);
    assertThat(found.get(0).title()).isEqualTo("n0");
    assertThat(found)
        .isSortedAccordingTo((a, b) -> b.publishedAt().compareTo(a.publishedAt()))
        .noneMatch(one -> one.title().startsWith("n-"));
  }
}
