package org.zaitaku.operator;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/**
 * ［お知らせ一覧］ (LOG-009): what the operator told all institutions, the newest first, at most 100; and
 * ［お知らせの掲載］ (ORG-012).
 */
@Stateless
@UseCase
public class AnnouncementService {

  /** Characters. */
  public static final int LONGEST_TITLE = 100;

  /** Characters. */
  public static final int LONGEST_BODY = 4_000;

  private static final int MOST = 100;

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private AuditTrail audit;

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

  /** The operator's list: also those whose day is still to come. */
  @Requires(Permission.ANNOUNCEMENT_PUBLISH)
  public List<Announcement> listAll() {
    return entityManager
        .createQuery(
            "select a from Announcement a order by a.publishedAt desc, a.id desc",
            Announcement.class)
        .setMaxResults(MOST)
        .getResultList();
  }

  /**
   * Publishes at once, or at the beginning of a later day in Tokyo. What was published stays.
   *
   * @throws BusinessException VALUE_INVALID with the field
   */
  @Requires(Permission.ANNOUNCEMENT_PUBLISH)
  public void publish(String title, String body, LocalDate day) {
    LocalDate today = BusinessDay.today(clock);
    if (day == null || day.isBefore(today)) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, "day");
    }
    require(title, LONGEST_TITLE, "title");
    require(body, LONGEST_BODY, "body");
    Announcement announcement =
        new Announcement(
            day.equals(today) ? clock.instant() : day.atStartOfDay(BusinessDay.TOKYO).toInstant(),
            title.strip(),
            body.strip());
    entityManager.persist(announcement);
    audit.success(
        AuditAction.ANNOUNCEMENT_PUBLISHED,
        AuditSubject.of("announcement:" + announcement.id()),
        AuditChanges.NONE.with("title", null, title.strip()).with("publishedOn", null, day));
  }

  private static void require(String text, int longest, String field) {
    if (text == null
        || text.isBlank()
        || text.codePointCount(0, text.length()) > longest
        || text.indexOf('\0') >= 0) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, field);
    }
  }
}
