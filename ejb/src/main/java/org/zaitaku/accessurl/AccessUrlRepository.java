package org.zaitaku.accessurl;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** URLs of the institution whose rows are open. */
@Dependent
public class AccessUrlRepository {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  /** The valid ones, 訪問診療等 first. */
  List<AccessUrl> findValid(long institutionId) {
    return entityManager
        .createQuery(
            "select u from AccessUrl u where u.institutionId = :institution and u.withdrawnAt is null order by u.careSetting",
            AccessUrl.class)
        .setParameter("institution", institutionId)
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
  public boolean isValid(long id) {
    AccessUrl url = entityManager.find(AccessUrl.class, id);
    return url != null && url.isValid();
  }

  public void add(AccessUrl url) {
    entityManager.persist(url);
  }
}
