package org.zaitaku.accessurl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.shared.CareSetting;

/** What follows on what: the two URLs that can come back, and those that cannot. */
class AccessUrlHistoryTest {

  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

  private final SecureRandom random = new SecureRandom();

  private final List<AccessUrl> urls =
      new ArrayList<>(
          List.of(AccessUrl.issueFirst(7, CareSetting.HOME_VISIT, UrlToken.random(random), START)));

  private Instant now = START;

  /** Number of the URL that is valid afterwards. */
  private int apply(UrlChange change) {
    now = now.plusSeconds(60);
    AccessUrlHistory history = new AccessUrlHistory(urls);
    Optional<AccessUrl> revived = history.choose(change);
    history.leave(now);
    AccessUrl next = history.follow(revived, UrlToken.random(random), now);
    if (!urls.contains(next)) {
      urls.add(next);
    }
    return new AccessUrlHistory(urls).current().number();
  }

  @Test
  @Tag("URL-009")
  void aChangeIssuesTheNextNumberWithATokenOfItsOwn() {
    assertThat(apply(UrlChange.CHANGE)).isEqualTo(2);
    assertThat(apply(UrlChange.CHANGE)).isEqualTo(3);
    assertThat(urls).extracting(AccessUrl::token).doesNotHaveDuplicates();
    assertThat(urls).allMatch(url -> url.careSetting() == CareSetting.HOME_VISIT);
  }

  @Test
  @Tag("URL-010")
  void aRevertSwapsTheLastTwo() {
    apply(UrlChange.CHANGE);
    apply(UrlChange.CHANGE);

    assertThat(apply(UrlChange.REVERT)).isEqualTo(2);
    assertThat(apply(UrlChange.REVERT)).isEqualTo(3);
    assertThat(apply(UrlChange.REVERT)).isEqualTo(2);
    assertThat(apply(UrlChange.CHANGE)).as("no number twice").isEqualTo(4);
    assertThat(apply(UrlChange.REVERT)).isEqualTo(2);
  }

  @Test
  @Tag("URL-011")
  void theFirstComesBackFromAnywhereAndTheOneThatWasLeftIsTheOneBefore() {
    apply(UrlChange.CHANGE);
    apply(UrlChange.CHANGE);

    assertThat(apply(UrlChange.FIRST)).isEqualTo(1);
    assertThat(apply(UrlChange.REVERT)).isEqualTo(3);
  }

  @Test
  void aFreshUrlCanOnlyBeChanged() {
    assertThat(new AccessUrlHistory(urls).possible()).containsExactly(UrlChange.CHANGE);
    assertThatThrownBy(() -> apply(UrlChange.REVERT)).hasMessage("CONFLICT");
    assertThatThrownBy(() -> apply(UrlChange.FIRST)).hasMessage("CONFLICT");
    assertThat(urls.get(0).isValid()).as("a refusal changes nothing").isTrue();
  }

  @Test
  void whereTheFirstIsValidItCannotBeRestored() {
    apply(UrlChange.CHANGE);
    apply(UrlChange.REVERT);

    assertThat(new AccessUrlHistory(urls).possible())
        .containsExactly(UrlChange.CHANGE, UrlChange.REVERT);
  }

  @Test
  @Tag("URL-013")
  void aUrlThatCameBackIsValidOnlySinceThen() {
    AccessUrl first = urls.get(0);
    assertThat(first.isValidSince(START)).isTrue();
    apply(UrlChange.CHANGE);
    assertThat(first.isValidSince(START)).isFalse();
    apply(UrlChange.REVERT);

    assertThat(first.isValidSince(START.plusSeconds(30))).isFalse();
    assertThat(first.isValidSince(now.minusNanos(1000))).isFalse();
    assertThat(first.isValidSince(now)).isTrue();
    assertThat(first.isValidSince(now.plus(Duration.ofDays(1)))).isTrue();
  }

  @Test
  void aHistoryWithoutOneValidUrlIsNone() {
    AccessUrl other =
        AccessUrl.issueFirst(7, CareSetting.HOME_VISIT, UrlToken.random(random), START);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccessUrlHistory(List.of(urls.get(0), other)));
    assertThatIllegalArgumentException().isThrownBy(() -> new AccessUrlHistory(List.of()));
  }
}
