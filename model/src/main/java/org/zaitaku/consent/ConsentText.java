package org.zaitaku.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/**
 * The words of the patients' pages in one language, as they were when somebody consented: written
 * once, when the first patient begins with them, and never changed.
 */
@Entity
@Immutable
@Table(name = "consent_text")
public class ConsentText {

  @Id
  @Column(name = "version")
  private String version;

  @Column(name = "language", nullable = false)
  private String language;

  @Column(name = "body", nullable = false)
  private String body;

  @Column(name = "first_shown_at", nullable = false)
  private Instant firstShownAt;

  protected ConsentText() {}

  public ConsentText(ShownText shown, String body, Instant firstShownAt) {
    this.version = shown.version();
    this.language = shown.language();
    this.body = body;
    this.firstShownAt = firstShownAt;
  }

  public String version() {
    return version;
  }

  public String language() {
    return language;
  }

  public String body() {
    return body;
  }
}
