package org.zaitaku.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zaitaku.access.MenuEntry.*;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.account.LoggedIn;
import org.zaitaku.account.People;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Environment;

class OpenEntriesTest {

  /** One second before the 利用開始日 begins in Tokyo. */
  private static final Instant BEFORE = Instant.parse("2026-11-30T14:59:59Z");

  private static final Instant ON_THE_DAY = Instant.parse("2026-11-30T15:00:00Z");

  @Test
  @Tag("LOG-037")
  @Tag("ORG-007")
  void beforeTheStartAnAdministratorSeesAccountsBulkRegistrationAndSettingsOnly() {
    assertThat(entries(AccountRole.ADMINISTRATOR, BEFORE, true))
        .containsExactly(
            ACCOUNT_REGISTER,
            ACCOUNT_UPDATE,
            PASSWORD_CHANGE,
            SETTINGS,
            ACCOUNT_BULK,
            ACCOUNT_BULK_RESULT);
  }

  @Test
  @Tag("LOG-038")
  @Tag("ORG-007")
  void onTheDayEverythingOfTheRoleOpens() {
    assertThat(entries(AccountRole.ADMINISTRATOR, ON_THE_DAY, true))
        .isEqualTo(MenuEntry.of(AccountRole.ADMINISTRATOR))
        .contains(ACCESS_URL);
  }

  @Test
  @Tag("LOG-028")
  void theTestDataSetUpExistsOnlyInTheVerificationEnvironment() {
    assertThat(entries(AccountRole.ADMINISTRATOR, ON_THE_DAY, true)).contains(TEST_DATA);
    assertThat(entries(AccountRole.ADMINISTRATOR, ON_THE_DAY, false)).doesNotContain(TEST_DATA);
  }

  @Test
  @Tag("LOG-036")
  void generalUsersSeeNoEntryOfAdministrators() {
    assertThat(entries(AccountRole.GENERAL, ON_THE_DAY, true))
        .doesNotContain(
            ACCOUNT_REGISTER,
            ACCOUNT_UPDATE,
            SETTINGS,
            TEST_DATA,
            ACCESS_URL,
            ACTIVATION_CODES,
            ACCOUNT_BULK)
        .contains(PASSWORD_CHANGE);
  }

  @Test
  @Tag("LOG-040")
  void theResetAccountSeesOnlyTheUpdateOfAccountsAndItsOwnPassword() {
    assertThat(entries(AccountRole.MASTER_RESET, ON_THE_DAY, true))
        .containsExactly(ACCOUNT_UPDATE, PASSWORD_CHANGE);
  }

  @Test
  @Tag("LOG-029")
  void theMenuShowsAGroupWithItsNumberOnceItsScreenIsBuilt() {
    assertThat(MenuBean.groups(entries(AccountRole.ADMINISTRATOR, ON_THE_DAY, true)))
        .contains(
            new MenuBean.GroupView(
                Group.RECEPTION, List.of(new MenuBean.EntryView(ACCESS_URL, "/access-url.xhtml"))));
    assertThat(Group.RECEPTION.number()).isEqualTo(11);
  }

  @Test
  void anEntryWithoutAScreenStandsInNoGroup() {
    assertThat(MenuBean.groups(List.of(CONFIRM_BY_CARD))).isEmpty();
  }

  @Test
  @Tag("LOG-016")
  @Tag("ENV-041")
  @Tag("ENV-043")
  void homeVisitsAndOnlineStandInTheMenuOnlyWhereOneOfThemIsUsed() {
    Clock day = Clock.fixed(ON_THE_DAY, ZoneOffset.UTC);
    OpenEntries open = new OpenEntries(day, environment(true), true);
    for (AccountRole role : List.of(AccountRole.ADMINISTRATOR, AccountRole.GENERAL)) {
      assertThat(open.of(People.of(role))).contains(HOME_VISIT_AND_ONLINE);
      assertThat(open.of(People.withoutHomeVisits(role)))
          .isNotEmpty()
          .doesNotContain(HOME_VISIT_AND_ONLINE);
    }
  }

  @Test
  @Tag("LOG-013")
  void confirmationByCardStandsInTheMenuOnlyWhereTheCardReadersSoftwareIsInstalled() {
    Clock day = Clock.fixed(ON_THE_DAY, ZoneOffset.UTC);
    LoggedIn clerk = People.of(AccountRole.GENERAL);
    List<MenuEntry> with = new OpenEntries(day, environment(true), true).of(clerk);
    List<MenuEntry> without = new OpenEntries(day, environment(true), false).of(clerk);
    assertThat(with).contains(CONFIRM_BY_CARD);
    assertThat(without)
        .containsExactlyElementsOf(
            with.stream().filter(entry -> entry != CONFIRM_BY_CARD).toList());
  }

  private static List<MenuEntry> entries(AccountRole role, Instant now, boolean verification) {
    return new OpenEntries(Clock.fixed(now, ZoneOffset.UTC), environment(verification), true)
        .of(People.of(role));
  }

  private static Environment environment(boolean verification) {
    return new Environment() {
      @Override
      public boolean isVerification() {
        return verification;
      }
    };
  }
}
