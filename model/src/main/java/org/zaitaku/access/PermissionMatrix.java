package org.zaitaku.access;

import static org.zaitaku.access.Permission.*;
import static org.zaitaku.shared.AccountRole.*;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;

/**
 * Who may do what: the one table of the house. Whatever stands not here is refused. {@code
 * docs/permissions.md} is printed from it, and a test compares the two cell by cell.
 *
 * <p>Sources: 003 ch2§1(1) (ACC-001 to ACC-008), ch1§1 (LOG-036 to LOG-041), ch2§3 (ACC-010 to
 * ACC-020), X-77.
 */
public final class PermissionMatrix {

  /** What one role may do to accounts of another (the matrix at the end of FEATURES.md). */
  public enum AccountOperation {
    REGISTER,
    UPDATE,
    DELETE,
    INITIALIZE_PASSWORD
  }

  private static final Set<Permission> EVERY_PERSON =
      EnumSet.of(MENU, ANNOUNCEMENTS, PASSWORD_CHANGE);

  private static final Set<Permission> BUSINESS =
      EnumSet.of(
          CONFIRM_BY_CARD,
          CONFIRM_BY_INSURANCE_CARD,
          HOME_VISIT_AND_ONLINE,
          BULK_ENQUIRY,
          REFERENCE_NUMBERS,
          DELEGATED_ENQUIRY,
          CONFIRMATION_HISTORY,
          FACE_READER_OPERATION,
          FACE_READER_SETTINGS,
          DEVICE_USE);

  private static final Map<AccountRole, Set<Permission>> ACCOUNTS = accounts();

  private static final Map<Actor.Kind, Set<Permission>> OTHERS = others();

  private static final Map<AccountRole, Map<AccountRole, Set<AccountOperation>>> TARGETS =
      targets();

  private PermissionMatrix() {}

  private static Map<AccountRole, Set<Permission>> accounts() {
    Map<AccountRole, Set<Permission>> table = new EnumMap<>(AccountRole.class);
    table.put(
        OPERATOR,
        union(
            EVERY_PERSON,
            EnumSet.of(
                INSTITUTIONS, RESET_ACCOUNT, ANNOUNCEMENT_PUBLISH, OPERATION_HISTORY, SESSIONS)));
    table.put(
        MASTER, union(EVERY_PERSON, EnumSet.of(ACCOUNT_REGISTER, ACCOUNT_UPDATE, ACCOUNT_BULK)));
    table.put(MASTER_RESET, union(EVERY_PERSON, EnumSet.of(ACCOUNT_UPDATE)));
    table.put(
        ADMINISTRATOR,
        union(
            EVERY_PERSON,
            BUSINESS,
            EnumSet.of(
                ACCOUNT_REGISTER,
                ACCOUNT_UPDATE,
                ACCOUNT_BULK,
                SETTINGS,
                TEST_DATA,
                VIEW_HISTORY,
                ACCESS_URL,
                ACTIVATION_CODES,
                OPERATION_HISTORY,
                SESSIONS)));
    // ACC-004 names 電子カルテ情報共有サービス for 一般, but no viewing of 臨床情報.
    table.put(GENERAL, union(EVERY_PERSON, BUSINESS, EnumSet.of(DOCUMENT_SEARCH)));
    table.put(
        MEDICAL_VIEWER,
        union(
            EVERY_PERSON,
            BUSINESS,
            EnumSet.of(EMERGENCY_CONFIRMATION, MEDICAL_VIEW, DOCUMENT_SEARCH, CLINICAL_SEARCH)));
    table.put(WEB_API, EnumSet.noneOf(Permission.class));
    table.put(LINKAGE_APP, EnumSet.noneOf(Permission.class));
    table.put(FACE_READER, EnumSet.noneOf(Permission.class));
    return table;
  }

  private static Map<Actor.Kind, Set<Permission>> others() {
    Map<Actor.Kind, Set<Permission>> table = new EnumMap<>(Actor.Kind.class);
    table.put(
        Actor.Kind.PATIENT,
        EnumSet.of(OFFER_READ, RECEPTION, CARD_AUTHENTICATION, RECEPTION_FINISH));
    table.put(Actor.Kind.DEVICE, EnumSet.of(DEVICE_SELF));
    table.put(
        Actor.Kind.SYSTEM,
        EnumSet.of(
            LOGIN_DESK,
            DEVICE_DESK,
            SESSION_UPKEEP,
            ACCOUNT_BULK_UPKEEP,
            BULK_ENQUIRY_UPKEEP,
            RECEPTION_FINISH,
            RECEPTION_UPKEEP,
            CONSENT_UPKEEP,
            DATABASE_UPKEEP,
            INSTITUTION_UPKEEP,
            DEMONSTRATION_DATA));
    return table;
  }

  private static Map<AccountRole, Map<AccountRole, Set<AccountOperation>>> targets() {
    Map<AccountRole, Map<AccountRole, Set<AccountOperation>>> table =
        new EnumMap<>(AccountRole.class);
    Set<AccountOperation> all = EnumSet.allOf(AccountOperation.class);
    table.put(
        OPERATOR,
        Map.of(
            MASTER, EnumSet.of(AccountOperation.REGISTER),
            MASTER_RESET,
                EnumSet.of(AccountOperation.REGISTER, AccountOperation.INITIALIZE_PASSWORD)));
    table.put(MASTER, Map.of(ADMINISTRATOR, all));
    table.put(MASTER_RESET, Map.of(MASTER, EnumSet.of(AccountOperation.INITIALIZE_PASSWORD)));
    table.put(
        ADMINISTRATOR,
        Map.of(
            GENERAL, all, MEDICAL_VIEWER, all, WEB_API, all, LINKAGE_APP, all, FACE_READER, all));
    return table;
  }

  @SafeVarargs
  private static Set<Permission> union(Set<Permission>... sets) {
    EnumSet<Permission> union = EnumSet.noneOf(Permission.class);
    for (Set<Permission> set : sets) {
      union.addAll(set);
    }
    return union;
  }

  /** Whether this actor holds the permission. */
  public static boolean permits(Actor actor, Permission permission) {
    if (actor instanceof Actor.OfAccount account) {
      return permits(account.role(), permission);
    }
    return permits(actor.kind(), permission);
  }

  /** A row and a column of the table for accounts. */
  public static boolean permits(AccountRole role, Permission permission) {
    return ACCOUNTS.getOrDefault(role, Set.of()).contains(permission);
  }

  /**
   * A row and a column of the table for actors without an account; an account by itself holds
   * nothing.
   */
  public static boolean permits(Actor.Kind kind, Permission permission) {
    return OTHERS.getOrDefault(kind, Set.of()).contains(permission);
  }

  /** What {@code role} may do to an account of {@code target}; empty where nothing. */
  public static Set<AccountOperation> operations(AccountRole role, AccountRole target) {
    return Collections.unmodifiableSet(
        TARGETS.getOrDefault(role, Map.of()).getOrDefault(target, Set.of()));
  }
}
