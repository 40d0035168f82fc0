package org.zaitaku.operator;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;

/** ［お知らせ一覧］ (LOG-009): what the operator told all institutions, the newest first, at most 100. */
@Stateless
@UseCase
public class AnnouncementService {

  private static final int MOST = 100;

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private Clock clock;

  @Requires(Permission.ANNOUNCEMENTS)
  public List<Announcement> list() {
    return entityManager
        .createQuery(
            "select a from Announcement a where a.publishedAt <= :now order by a.publishedAt desc",
            Announcement.class)
        .setParameter("now", clock.instant())
        .setMaxResults(MOST)
        .getResultList();
  }
}
