package org.zaitaku.operator;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.TypedDate;

/** ［お知らせの掲載］ (ORG-012). */
@Named
@ViewScoped
public class PublishBean implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final Map<String, String> WRONG =
      Map.of(
          "day", "publish.wrong.day",
          "title", "publish.wrong.title",
          "body", "publish.wrong.body");

  @Inject private AnnouncementService service;

  @Inject private ScreenMessages messages;

  @Inject private Clock clock;

  private String title;
  private String body;
  private String day;
  private transient List<AnnouncementView> announcements;

  @PostConstruct
  void begin() {
    day = TypedDate.show(BusinessDay.today(clock));
  }

  /** 《掲載する》. */
  public void publish() {
    try {
      service.publish(title, body, day == null ? null : TypedDate.parse(day).orElse(null));
      title = null;
      body = null;
      begin();
      announcements = null;
      messages.done("publish.done");
    } catch (BusinessException refused) {
      String field = refused.field().orElse("");
      if (!WRONG.containsKey(field)) {
        throw refused;
      }
      messages.errorAt(
          field,
          WRONG.get(field),
          AnnouncementService.LONGEST_TITLE,
          AnnouncementService.LONGEST_BODY);
    }
  }

  /** An announcement, also of a day to come. */
  public record AnnouncementView(LocalDate day, String title, boolean coming) {}

  public List<AnnouncementView> getAnnouncements() {
    if (announcements == null) {
      Instant now = clock.instant();
      announcements =
          service.listAll().stream()
              .map(
                  one ->
                      new AnnouncementView(
                          BusinessDay.of(one.publishedAt()),
                          one.title(),
                          one.publishedAt().isAfter(now)))
              .toList();
    }
    return announcements;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public String getBody() {
    return body;
  }

  public void setBody(String body) {
    this.body = body;
  }

  public String getDay() {
    return day;
  }

  public void setDay(String day) {
    this.day = day;
  }
}
