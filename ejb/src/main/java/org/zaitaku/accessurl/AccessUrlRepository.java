package org.zaitaku.accessurl;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.zaitaku.shared.CareSetting;

/** URLs of the institution whose rows are open. */
@Dependent
public class AccessUrlRepository {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  /** Of all care settings, 訪問診療等 first; also those that were withdrawn. */
  List<AccessUrl> findAll(long institutionId) {
    return entityManager
        .createQuery(
            "select u from AccessUrl u where u.institutionId = :institution order by u.careSetting, u.number",
            AccessUrl.class)
        .setParameter("institution", institutionId)
        .getResultList();
  }

  /**
   * All of one care setting, locked: whoever changes one has locked the others too, so the second
   * of two sees what the first did.
   */
  List<AccessUrl> lockAll(long institutionId, CareSetting careSetting) {
    return entityManager
        .createQuery(
            "select u from AccessUrl u where u.institutionId = :institution and u.careSetting = :careSetting order by u.number",
            AccessUrl.class)
        .setParameter("institution", institutionId)
        .setParameter("careSetting", careSetting)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  public Optional<AccessUrl> findValid(UrlToken token) {
    return entityManager
        .createQuery(
            "select u from AccessUrl u where u.token = :token and u.withdrawnAt is null",
            AccessUrl.class)
        .setParameter("token", token)
        .getResultStream()
        .findFirst();
  }

  /** Asked anew at the end of a reception: a URL may have been withdrawn meanwhile. */
  public boolean isValidSince(long id, Instant moment) {
    AccessUrl url = entityManager.find(AccessUrl.class, id);
    return url != null && url.isValidSince(moment);
  }

  void add(AccessUrl url) {
    entityManager.persist(url);
  }

  /** Writes what was done so far, in this order. */
  void write() {
    entityManager.flush();
  }
}
