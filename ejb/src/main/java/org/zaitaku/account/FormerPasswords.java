package org.zaitaku.account;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** The last five passwords of an account, which may not come back; the oldest is written over. */
@Dependent
class FormerPasswords {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  /** Their hashes, the newest first. */
  List<String> of(long accountId) {
    List<?> hashes =
        entityManager
            .createNativeQuery(
                "select password_hash from former_password where account_id = ?1 order by set_at desc, slot",
                String.class)
            .setParameter(1, accountId)
            .getResultList();
    return hashes.stream().map(String.class::cast).toList();
  }

  /** One more; whoever calls has locked the account's row. */
  void add(Account account, String hash, Instant now) {
    entityManager
        .createNativeQuery(
            "insert into former_password (account_id, slot, institution_id, password_hash, set_at)"
                + " select ?1, coalesce((select min(free) from generate_series(0, ?5 - 1) free"
                + " where free not in (select slot from former_password where account_id = ?1)),"
                + " (select slot from former_password where account_id = ?1 order by set_at, slot limit 1)), ?2, ?3, ?4"
                + " on conflict (account_id, slot) do update set password_hash = excluded.password_hash, set_at = excluded.set_at")
        .setParameter(1, account.id())
        .setParameter(2, account.institutionId())
        .setParameter(3, hash)
        .setParameter(4, now)
        .setParameter(5, PasswordPolicy.REMEMBERED)
        .executeUpdate();
  }
}
