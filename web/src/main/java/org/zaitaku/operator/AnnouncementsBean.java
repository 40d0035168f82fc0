package org.zaitaku.operator;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import org.zaitaku.shared.BusinessDay;

/** ［お知らせ一覧］ (LOG-009). */
@Named
@RequestScoped
public class AnnouncementsBean {

  @Inject private AnnouncementService service;

  private List<AnnouncementView> announcements = List.of();

  /** One お知らせ, with the day in Tokyo on which it appeared. */
  public record AnnouncementView(LocalDate publishedOn, String title, String body) {

    static AnnouncementView from(Announcement announcement) {
      return new AnnouncementView(
          BusinessDay.of(announcement.publishedAt()), announcement.title(), announcement.body());
    }
  }

  public void load() {
    announcements = service.list().stream().map(AnnouncementView::from).toList();
  }

  public List<AnnouncementView> getAnnouncements() {
    return announcements;
  }
}
