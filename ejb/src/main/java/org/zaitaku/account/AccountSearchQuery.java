package org.zaitaku.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.BusinessDay;

/**
 * The SQL of a search, with its values in order of their numbers. One statement on an index that
 * begins with the institution ({@code account_listed} gives the order too); it reads no rows but
 * the institution's own, and filters these. Deleted accounts are never found (ACC-066), nor those
 * of roles that the actor may not manage (ACC-067).
 */
public final class AccountSearchQuery {

  /** Days before its end from which an account is one of {@code ENDING_SOON}. */
  static final int SOON_DAYS = 30;

  /** Days without a log-in after which an account is one of {@code UNUSED}. */
  static final int UNUSED_DAYS = 90;

  private final StringBuilder where = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  public AccountSearchQuery(
      long institutionId, Set<AccountRole> manageable, AccountCriteria criteria, Instant now) {
    LocalDate today = BusinessDay.of(now);
    add("institution_id = ?", institutionId);
    where.append(" and deleted_at is null");
    addRoles(manageable, criteria);
    addText("lower(user_id)", criteria.userId().toLowerCase(Locale.ROOT));
    addText("user_name", criteria.userName());
    addText("user_name_kana", criteria.userNameKana());
    if (criteria.enabled() != null) {
      add("enabled = ?", criteria.enabled());
    }
    if (criteria.locked() != null) {
      where.append(criteria.locked() ? " and locked_at is not null" : " and locked_at is null");
    }
    if (criteria.validFrom() != null) {
      add("valid_from >= ?", criteria.validFrom());
    }
    if (criteria.validUntil() != null) {
      add("valid_until <= ?", criteria.validUntil());
    }
    if (criteria.attention() != null) {
      switch (criteria.attention()) {
        case ENDING_SOON -> {
          where.append(" and enabled");
          add("valid_until >= ?", today);
          add("valid_until <= ?", today.plusDays(SOON_DAYS));
        }
        case UNUSED -> {
          where.append(" and enabled and role not in ('WEB_API', 'LINKAGE_APP', 'FACE_READER')");
          add(
              "coalesce(last_login_at, registered_at) < ?",
              OffsetDateTime.ofInstant(now.minus(UNUSED_DAYS, ChronoUnit.DAYS), ZoneOffset.UTC));
        }
      }
    }
  }

  private void addRoles(Set<AccountRole> manageable, AccountCriteria criteria) {
    List<String> roles =
        manageable.stream()
            .filter(role -> criteria.role() == null || criteria.role() == role)
            .map(AccountRole::name)
            .sorted()
            .toList();
    if (roles.isEmpty()) {
      where.append(" and false");
      return;
    }
    where.append(" and role in (");
    for (int i = 0; i < roles.size(); i++) {
      values.add(roles.get(i));
      where.append(i == 0 ? "?" : ", ?").append(values.size());
    }
    where.append(')');
  }

  private void addText(String expression, String part) {
    if (!part.isEmpty()) {
      add(expression + " like ?", "%" + literal(part) + "%");
      where.append(" escape '!'");
    }
  }

  /** The condition's place gets the next number. */
  private void add(String condition, Object value) {
    values.add(value);
    where.append(where.length() == 0 ? "" : " and ").append(condition).append(values.size());
  }

  static String literal(String part) {
    return part.replaceAll("[!%_]", "!$0");
  }

  /** How many there are. */
  public String count() {
    return "select count(*) from account where " + where;
  }

  /**
   * A page of them. Dates come as text.
   *
   * @param offset of the first row, from 0
   */
  public String page(AccountOrder order, int offset, int limit) {
    return "select id, version, role, user_id, user_name, user_name_kana, enabled, locked_at is not null,"
        + " cast(valid_from as text), cast(valid_until as text) from account where "
        + where
        + " order by "
        + order.sql()
        + " offset "
        + offset
        + " limit "
        + limit;
  }

  /** For {@code ?1}, {@code ?2} and so on. */
  public List<Object> values() {
    return List.copyOf(values);
  }
}
