package org.zaitaku.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zaitaku.access.PermissionMatrix.AccountOperation;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.UserId;

/** The matrix cell by cell, against tables that were written from FEATURES.md and not from it. */
class PermissionMatrixTest {

  /**
   * ACC-001 to ACC-008, LOG-009 to LOG-041, X-77. Columns: 実施機関, マスタ, リセット用, 管理者, 一般利用者, 医療情報閲覧,
   * WebAPI用, 連携アプリ用, 顔認証用.
   */
  private static final String ACCOUNTS =
      """
      MENU                      Y Y Y Y Y Y - - -
      ANNOUNCEMENTS             Y Y Y Y Y Y - - -
      CONFIRM_BY_CARD           - - - Y Y Y - - -
      CONFIRM_BY_INSURANCE_CARD - - - Y Y Y - - -
      EMERGENCY_CONFIRMATION    - - - - - Y - - -
      HOME_VISIT_AND_ONLINE     - - - Y Y Y - - -
      BULK_ENQUIRY              - - - Y Y Y - - -
      REFERENCE_NUMBERS         - - - Y Y Y - - -
      DELEGATED_ENQUIRY         - - - Y Y Y - - -
      ACCOUNT_REGISTER          - Y - Y - - - - -
      ACCOUNT_UPDATE            - Y Y Y - - - - -
      PASSWORD_CHANGE           Y Y Y Y Y Y - - -
      MEDICAL_VIEW              - - - - - Y - - -
      CONFIRMATION_HISTORY      - - - Y Y Y - - -
      VIEW_HISTORY              - - - Y - - - - -
      SETTINGS                  - - - Y - - - - -
      TEST_DATA                 - - - Y - - - - -
      ACCESS_URL                - - - Y - - - - -
      ACTIVATION_CODES          - - - Y - - - - -
      FACE_READER_OPERATION     - - - Y Y Y - - -
      FACE_READER_SETTINGS      - - - Y Y Y - - -
      ACCOUNT_BULK              - Y - Y - - - - -
      DOCUMENT_SEARCH           - - - - Y Y - - -
      CLINICAL_SEARCH           - - - - - Y - - -
      OPERATION_HISTORY         Y - - Y - - - - -
      SESSIONS                  Y - - Y - - - - -
      INSTITUTIONS              Y - - - - - - - -
      RESET_ACCOUNT             Y - - - - - - - -
      ANNOUNCEMENT_PUBLISH      Y - - - - - - - -
      OFFER_READ                - - - - - - - - -
      RECEPTION                 - - - - - - - - -
      CARD_AUTHENTICATION       - - - - - - - - -
      DEVICE_USE                - - - Y Y Y - - -
      DEVICE_SELF               - - - - - - - - -
      DEVICE_DESK               - - - - - - - - -
      LOGIN_DESK                - - - - - - - - -
      SESSION_UPKEEP            - - - - - - - - -
      ACCOUNT_BULK_UPKEEP       - - - - - - - - -
      BULK_ENQUIRY_UPKEEP       - - - - - - - - -
      RECEPTION_FINISH          - - - - - - - - -
      RECEPTION_UPKEEP          - - - - - - - - -
      CONSENT_UPKEEP            - - - - - - - - -
      DATABASE_UPKEEP           - - - - - - - - -
      INSTITUTION_UPKEEP        - - - - - - - - -
      DEMONSTRATION_DATA        - - - - - - - - -
      """;

  /** Columns: account by itself, patient, device, system. */
  private static final String OTHERS =
      """
      MENU                      - - - -
      ANNOUNCEMENTS             - - - -
      CONFIRM_BY_CARD           - - - -
      CONFIRM_BY_INSURANCE_CARD - - - -
      EMERGENCY_CONFIRMATION    - - - -
      HOME_VISIT_AND_ONLINE     - - - -
      BULK_ENQUIRY              - - - -
      REFERENCE_NUMBERS         - - - -
      DELEGATED_ENQUIRY         - - - -
      ACCOUNT_REGISTER          - - - -
      ACCOUNT_UPDATE            - - - -
      PASSWORD_CHANGE           - - - -
      MEDICAL_VIEW              - - - -
      CONFIRMATION_HISTORY      - - - -
      VIEW_HISTORY              - - - -
      SETTINGS                  - - - -
      TEST_DATA                 - - - -
      ACCESS_URL                - - - -
      ACTIVATION_CODES          - - - -
      FACE_READER_OPERATION     - - - -
      FACE_READER_SETTINGS      - - - -
      ACCOUNT_BULK              - - - -
      DOCUMENT_SEARCH           - - - -
      CLINICAL_SEARCH           - - - -
      OPERATION_HISTORY         - - - -
      SESSIONS                  - - - -
      INSTITUTIONS              - - - -
      RESET_ACCOUNT             - - - -
      ANNOUNCEMENT_PUBLISH      - - - -
      OFFER_READ                - Y - -
      RECEPTION                 - Y - -
      CARD_AUTHENTICATION       - Y - -
      DEVICE_USE                - - - -
      DEVICE_SELF               - - Y -
      DEVICE_DESK               - - - Y
      LOGIN_DESK                - - - Y
      SESSION_UPKEEP            - - - Y
      ACCOUNT_BULK_UPKEEP       - - - Y
      BULK_ENQUIRY_UPKEEP       - - - Y
      RECEPTION_FINISH          - Y - Y
      RECEPTION_UPKEEP          - - - Y
      CONSENT_UPKEEP            - - - Y
      DATABASE_UPKEEP           - - - Y
      INSTITUTION_UPKEEP        - - - Y
      DEMONSTRATION_DATA        - - - Y
      """;

  /**
   * "Permission matrix (summary of ACC)": R register, U update, D delete, I initialise password.
   * Columns: as above, the account that it is done to; nobody in the table touches 実施機関.
   */
  private static final String TARGETS =
      """
      OPERATOR       - R  RI - - - - - -
      MASTER         - -  -  RUDI - - - - -
      MASTER_RESET   - I  -  - - - - - -
      ADMINISTRATOR  - -  -  - RUDI RUDI RUDI RUDI RUDI
      GENERAL        - -  -  - - - - - -
      MEDICAL_VIEWER - -  -  - - - - - -
      WEB_API        - -  -  - - - - - -
      LINKAGE_APP    - -  -  - - - - - -
      FACE_READER    - -  -  - - - - - -
      """;

  private static final List<AccountRole> ROLES =
      List.of(
          AccountRole.OPERATOR,
          AccountRole.MASTER,
          AccountRole.MASTER_RESET,
          AccountRole.ADMINISTRATOR,
          AccountRole.GENERAL,
          AccountRole.MEDICAL_VIEWER,
          AccountRole.WEB_API,
          AccountRole.LINKAGE_APP,
          AccountRole.FACE_READER);

  private static final List<Actor.Kind> KINDS =
      List.of(Actor.Kind.ACCOUNT, Actor.Kind.PATIENT, Actor.Kind.DEVICE, Actor.Kind.SYSTEM);

  private static Stream<List<String>> lines(String table) {
    return table.lines().map(line -> List.of(line.trim().split(" +", -1)));
  }

  static Stream<Arguments> accountCells() {
    return lines(ACCOUNTS)
        .flatMap(
            line ->
                ROLES.stream()
                    .map(
                        role ->
                            Arguments.of(
                                role,
                                Permission.valueOf(line.get(0)),
                                line.get(1 + ROLES.indexOf(role)).equals("Y"))));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @Tag("ACC-001")
  @Tag("ACC-002")
  @Tag("ACC-003")
  @Tag("ACC-004")
  @Tag("ACC-005")
  @Tag("ACC-006")
  @Tag("ACC-007")
  @Tag("ACC-008")
  @Tag("LOG-041")
  @MethodSource("accountCells")
  void aRoleHoldsExactlyThePermissionsOfTheTable(
      AccountRole role, Permission permission, boolean permitted) {
    assertThat(PermissionMatrix.permits(role, permission)).isEqualTo(permitted);
    Actor account =
        new Actor.OfAccount(1, 1L, new InstitutionCode("1319999015"), role, new UserId("kanri01"));
    assertThat(PermissionMatrix.permits(account, permission)).isEqualTo(permitted);
  }

  static Stream<Arguments> otherCells() {
    return lines(OTHERS)
        .flatMap(
            line ->
                KINDS.stream()
                    .map(
                        kind ->
                            Arguments.of(
                                kind,
                                Permission.valueOf(line.get(0)),
                                line.get(1 + KINDS.indexOf(kind)).equals("Y"))));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @MethodSource("otherCells")
  void anActorWithoutAccountHoldsExactlyThePermissionsOfTheTable(
      Actor.Kind kind, Permission permission, boolean permitted) {
    assertThat(PermissionMatrix.permits(kind, permission)).isEqualTo(permitted);
    if (kind == Actor.Kind.PATIENT) {
      assertThat(PermissionMatrix.permits(new Actor.OfPatient(), permission)).isEqualTo(permitted);
    }
    if (kind == Actor.Kind.SYSTEM) {
      assertThat(PermissionMatrix.permits(new Actor.OfSystem("sweeper"), permission))
          .isEqualTo(permitted);
    }
  }

  static Stream<Arguments> targetCells() {
    return lines(TARGETS)
        .flatMap(
            line ->
                ROLES.stream()
                    .flatMap(
                        target ->
                            Arrays.stream(AccountOperation.values())
                                .map(
                                    operation ->
                                        Arguments.of(
                                            AccountRole.valueOf(line.get(0)),
                                            target,
                                            operation,
                                            line.get(1 + ROLES.indexOf(target))
                                                .contains(letter(operation))))));
  }

  private static String letter(AccountOperation operation) {
    return switch (operation) {
      case REGISTER -> "R";
      case UPDATE -> "U";
      case DELETE -> "D";
      case INITIALIZE_PASSWORD -> "I";
    };
  }

  @ParameterizedTest(name = "{0} {2} {1}: {3}")
  @Tag("ACC-010")
  @Tag("ACC-011")
  @Tag("ACC-013")
  @Tag("ACC-014")
  @Tag("ACC-015")
  @Tag("ACC-016")
  @Tag("ACC-017")
  @Tag("ACC-018")
  @Tag("ACC-019")
  @Tag("ORG-010")
  @Tag("ORG-011")
  @MethodSource("targetCells")
  void aRoleDoesToAnotherExactlyWhatTheTableSays(
      AccountRole role, AccountRole target, AccountOperation operation, boolean permitted) {
    assertThat(PermissionMatrix.operations(role, target).contains(operation)).isEqualTo(permitted);
  }

  @Test
  @Tag("ACC-020")
  void whoDeletesIsWhoUpdates() {
    for (AccountRole role : ROLES) {
      for (AccountRole target : ROLES) {
        Set<AccountOperation> operations = PermissionMatrix.operations(role, target);
        assertThat(operations.contains(AccountOperation.DELETE))
            .as("%s %s", role, target)
            .isEqualTo(operations.contains(AccountOperation.UPDATE));
      }
    }
  }

  @Test
  void theTablesOfThisTestHaveEveryCell() {
    assertThat(ROLES).containsExactlyInAnyOrder(AccountRole.values());
    assertThat(KINDS).containsExactlyInAnyOrder(Actor.Kind.values());
    assertThat(permissions(ACCOUNTS)).containsExactly(Permission.values());
    assertThat(permissions(OTHERS)).containsExactly(Permission.values());
    assertThat(lines(ACCOUNTS)).allMatch(line -> line.size() == 1 + ROLES.size());
    assertThat(lines(OTHERS)).allMatch(line -> line.size() == 1 + KINDS.size());
    assertThat(lines(TARGETS)).hasSize(ROLES.size()).allMatch(l -> l.size() == 1 + ROLES.size());
  }

  private static List<Permission> permissions(String table) {
    return lines(table).map(line -> Permission.valueOf(line.get(0))).toList();
  }

  @Test
  void everyPermissionIsHeldBySomebody() {
    Set<Permission> held =
        EnumSet.allOf(Permission.class).stream()
            .filter(
                permission ->
                    ROLES.stream().anyMatch(role -> PermissionMatrix.permits(role, permission))
                        || KINDS.stream()
                            .anyMatch(kind -> PermissionMatrix.permits(kind, permission)))
            .collect(Collectors.toSet());
    assertThat(held).containsExactlyInAnyOrder(Permission.values());
  }
}
