package org.zaitaku.accessurl;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.zaitaku.shared.CareSetting;

/**
 * 医療機関別URL of one care setting. Exactly one is valid per institution and care setting (X-52; the
 * database keeps that too); a withdrawn one stops at once (URL-013), whoever holds it asks again at
 * every step.
 */
@Entity
@Table(name = "access_url")
public class AccessUrl {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "access_url_seq")
  @SequenceGenerator(name = "access_url_seq", sequenceName = "access_url_seq", allocationSize = 1)
  private Long id;

  @Column(name = "institution_id", nullable = false, updatable = false)
  private Long institutionId;

  @Enumerated(EnumType.STRING)
  @Column(name = "care_setting", nullable = false, updatable = false)
  private CareSetting careSetting;

  @Column(name = "token", nullable = false, updatable = false)
  private UrlToken token;

  @Column(name = "issued_at", nullable = false, updatable = false)
  private Instant issuedAt;

  @Column(name = "withdrawn_at")
  private Instant withdrawnAt;

  protected AccessUrl() {}

  public static AccessUrl issue(
      long institutionId, CareSetting careSetting, UrlToken token, Instant now) {
    AccessUrl url = new AccessUrl();
    url.institutionId = institutionId;
    url.careSetting = careSetting;
    url.token = token;
    url.issuedAt = now;
    return url;
  }

  public Long id() {
    return id;
  }

  public Long institutionId() {
    return institutionId;
  }

  public CareSetting careSetting() {
    return careSetting;
  }

  public UrlToken token() {
    return token;
  }

  public boolean isValid() {
    return withdrawnAt == null;
  }
}
