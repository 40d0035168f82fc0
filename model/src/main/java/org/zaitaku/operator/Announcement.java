package org.zaitaku.operator;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** お知らせ of the operator to all institutions (ORG-012, LOG-009). */
@Entity
@Table(name = "announcement")
public class Announcement {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "announcement_seq")
  @SequenceGenerator(
      name = "announcement_seq",
      sequenceName = "announcement_seq",
      allocationSize = 1)
  private Long id;

  @Column(name = "published_at", nullable = false)
  private Instant publishedAt;

  @Column(name = "title", nullable = false)
  private String title;

  @Column(name = "body", nullable = false)
  private String body;

  protected Announcement() {}

  public Announcement(Instant publishedAt, String title, String body) {
    this.publishedAt = publishedAt;
    this.title = title;
    this.body = body;
  }

  public Long id() {
    return id;
  }

  public Instant publishedAt() {
    return publishedAt;
  }

  public String title() {
    return title;
  }

  public String body() {
    return body;
  }
}
