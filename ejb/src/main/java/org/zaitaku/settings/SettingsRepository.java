package org.zaitaku.settings;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Settings, their changes and the terms of use, of the institution whose rows are open. */
@Dependent
class SettingsRepository {

  private static final int MOST_CHANGES = 300;

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  Optional<EnvironmentSettings> find(long institutionId) {
    return Optional.ofNullable(entityManager.find(EnvironmentSettings.class, institutionId));
  }

  /** Of two who save at once the second waits here. */
  Optional<EnvironmentSettings> lock(long institutionId) {
    return Optional.ofNullable(
        entityManager.find(
            EnvironmentSettings.class, institutionId, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Counts this 《更新》, also one that changed nothing. */
  void write(EnvironmentSettings settings, boolean changed) {
    if (changed) {
      entityManager.flush();
    } else {
      entityManager.lock(settings, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }
  }

  /** The text in force on a day. */
  TermsOfUse terms(LocalDate day) {
    Object[] row =
        (Object[])
            entityManager
                .createNativeQuery(
                    "select version, cast(published_on as text), body from terms_of_use where published_on <= ?1"
                        + " order by version desc limit 1")
                .setParameter(1, day)
                .getSingleResult();
    return new TermsOfUse((Integer) row[0], LocalDate.parse((String) row[1]), (String) row[2]);
  }

  void add(long institutionId, int version, Instant at, long accountId, ChangedItem change) {
    entityManager
        .createNativeQuery(
            "insert into settings_change (institution_id, version, changed_at, account_id, item, before_value, after_value)"
                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .setParameter(1, institutionId)
        .setParameter(2, version)
        .setParameter(3, at)
        .setParameter(4, accountId)
        .setParameter(5, change.item().name())
        .setParameter(6, change.before())
        .setParameter(7, change.after())
        .executeUpdate();
  }

  /** The latest first. */
  List<SettingsChange> changes(long institutionId) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "select c.version, c.changed_at, a.user_id, a.user_name, c.item, c.before_value, c.after_value"
                    + " from settings_change c join account a on a.id = c.account_id"
                    + " where c.institution_id = ?1 order by c.version desc, c.id")
            .setParameter(1, institutionId)
            .setMaxResults(MOST_CHANGES)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new SettingsChange(
                    (Integer) row[0],
                    (Instant) row[1],
                    (String) row[2],
                    (String) row[3],
                    SettingsItem.valueOf((String) row[4]),
                    (String) row[5],
                    (String) row[6]))
        .toList();
  }

  void accept(long institutionId, SettingsItem item, int terms, Instant at, long accountId) {
    entityManager
        .createNativeQuery(
            "insert into terms_acceptance (institution_id, item, terms_version, accepted_at, account_id)"
                + " values (?1, ?2, ?3, ?4, ?5)")
        .setParameter(1, institutionId)
        .setParameter(2, item.name())
        .setParameter(3, terms)
        .setParameter(4, at)
        .setParameter(5, accountId)
        .executeUpdate();
  }

  /** The latest first. */
  List<TermsAcceptance> acceptances(long institutionId) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "select t.item, t.terms_version, t.accepted_at, a.user_id from terms_acceptance t"
                    + " join account a on a.id = t.account_id where t.institution_id = ?1"
                    + " order by t.accepted_at desc, t.id desc")
            .setParameter(1, institutionId)
            .setMaxResults(MOST_CHANGES)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new TermsAcceptance(
                    SettingsItem.valueOf((String) row[0]),
                    (Integer) row[1],
                    (Instant) row[2],
                    (String) row[3]))
        .toList();
  }
}
