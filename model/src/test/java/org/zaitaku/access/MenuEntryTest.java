package org.zaitaku.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zaitaku.shared.AccountRole;

class MenuEntryTest {

  @Test
  @Tag("LOG-020")
  @Tag("LOG-024")
  @Tag("LOG-031")
  @Tag("LOG-034")
  void entriesStandInTheManualsOrder() {
    assertThat(MenuEntry.values())
        .containsExactly(
            MenuEntry.CONFIRM_BY_CARD,
            MenuEntry.CONFIRM_BY_INSURANCE_CARD,
            MenuEntry.EMERGENCY_CONFIRMATION,
            MenuEntry.HOME_VISIT_AND_ONLINE,
            MenuEntry.BULK_ENQUIRY,
            MenuEntry.REFERENCE_NUMBERS,
            MenuEntry.DELEGATED_ENQUIRY,
            MenuEntry.ACCOUNT_REGISTER,
            MenuEntry.ACCOUNT_UPDATE,
            MenuEntry.PASSWORD_CHANGE,
            MenuEntry.CONFIRMATION_HISTORY,
            MenuEntry.VIEW_HISTORY,
            MenuEntry.SETTINGS,
            MenuEntry.TEST_DATA,
            MenuEntry.ACCESS_URL,
            MenuEntry.ACTIVATION_CODES,
            MenuEntry.FACE_READER_OPERATION,
            MenuEntry.FACE_READER_SETTINGS,
            MenuEntry.ACCOUNT_BULK,
            MenuEntry.ACCOUNT_BULK_RESULT,
            MenuEntry.DOCUMENT_SEARCH,
            MenuEntry.CLINICAL_SEARCH,
            // Not in the manual, hence behind it.
            MenuEntry.OPERATION_HISTORY,
            MenuEntry.SESSIONS,
            MenuEntry.INSTITUTIONS,
            MenuEntry.RESET_ACCOUNT,
            MenuEntry.ANNOUNCEMENT_PUBLISH);
  }

  @Test
  void groupsAreNumberedFromOneToSeventeenAndKeepTogether() {
    assertThat(Arrays.stream(MenuEntry.Group.values()).map(MenuEntry.Group::number))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
    assertThat(Arrays.stream(MenuEntry.values()).map(entry -> entry.group().number()))
        .isSortedAccordingTo(Comparator.naturalOrder())
        .contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
  }

  @Test
  @Tag("LOG-039")
  void theMasterSeesAccountsAndBulkRegistrationAndNoBusiness() {
    assertThat(MenuEntry.of(AccountRole.MASTER))
        .containsExactly(
            MenuEntry.ACCOUNT_REGISTER,
            MenuEntry.ACCOUNT_UPDATE,
            MenuEntry.PASSWORD_CHANGE,
            MenuEntry.ACCOUNT_BULK,
            MenuEntry.ACCOUNT_BULK_RESULT);
  }

  @Test
  @Tag("LOG-040")
  void theResetAccountSeesOnlyTheUpdateAndItsOwnPassword() {
    assertThat(MenuEntry.of(AccountRole.MASTER_RESET))
        .containsExactly(MenuEntry.ACCOUNT_UPDATE, MenuEntry.PASSWORD_CHANGE);
  }

  @Test
  @Tag("LOG-036")
  void theAdministratorSeesEverythingButEmergencyAndSharedRecords() {
    assertThat(MenuEntry.of(AccountRole.ADMINISTRATOR))
        .hasSize(MenuEntry.values().length - 6)
        .doesNotContain(
            MenuEntry.EMERGENCY_CONFIRMATION,
            MenuEntry.DOCUMENT_SEARCH,
            MenuEntry.CLINICAL_SEARCH,
            MenuEntry.INSTITUTIONS,
            MenuEntry.RESET_ACCOUNT,
            MenuEntry.ANNOUNCEMENT_PUBLISH);
  }

  @ParameterizedTest
  @Tag("LOG-036")
  @Tag("LOG-021")
  @Tag("LOG-022")
  @Tag("ENV-001")
  @EnumSource(
      value = AccountRole.class,
      names = {"GENERAL", "MEDICAL_VIEWER"})
  void staffSeesNoMenuOfAdministrators(AccountRole role) {
    assertThat(MenuEntry.of(role))
        .isNotEmpty()
        .doesNotContain(
            MenuEntry.ACCOUNT_REGISTER,
            MenuEntry.ACCOUNT_UPDATE,
            MenuEntry.VIEW_HISTORY,
            MenuEntry.SETTINGS,
            MenuEntry.TEST_DATA,
            MenuEntry.ACCESS_URL,
            MenuEntry.ACTIVATION_CODES,
            MenuEntry.ACCOUNT_BULK,
            MenuEntry.ACCOUNT_BULK_RESULT);
  }

  @ParameterizedTest
  @Tag("LOG-023")
  @EnumSource(AccountRole.class)
  void everyPersonChangesTheOwnPassword(AccountRole role) {
    assertThat(MenuEntry.of(role).contains(MenuEntry.PASSWORD_CHANGE)).isEqualTo(role.isHuman());
  }

  @ParameterizedTest
  @EnumSource(
      value = AccountRole.class,
      names = {"WEB_API", "LINKAGE_APP", "FACE_READER"})
  void systemsHaveNoMenu(AccountRole role) {
    assertThat(MenuEntry.of(role)).isEmpty();
  }

  @Test
  @Tag("ACC-005")
  void onlyTheQualifiedSeeEmergencyAndSharedRecords() {
    for (AccountRole role : AccountRole.values()) {
      assertThat(MenuEntry.of(role).contains(MenuEntry.EMERGENCY_CONFIRMATION))
          .as(role.name())
          .isEqualTo(role == AccountRole.MEDICAL_VIEWER);
    }
  }
}
