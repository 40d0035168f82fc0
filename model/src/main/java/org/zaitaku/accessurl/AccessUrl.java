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
import java.time.temporal.ChronoUnit;
import org.zaitaku.shared.CareSetting;

/**
 * 医療機関別URL of one care setting. Exactly one is valid per institution and care setting (X-52; the
 * database keeps that too); a withdrawn one stops at once (URL-013), whoever holds it asks again at
 * every step. What follows what is decided by {@link AccessUrlHistory}.
 */
@Entity
@Table(name = "access_url")
public class AccessUrl {

  /** Of the first URL of a care setting. */
  static final int FIRST = 1;

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

  /** 版: counted from 1 in its care setting and printed, so that an old print is recognised. */
  @Column(name = "number", nullable = false, updatable = false)
  private int number;

  @Column(name = "issued_at", nullable = false, updatable = false)
  private Instant issuedAt;

  @Column(name = "valid_since", nullable = false)
  private Instant validSince;

  @Column(name = "withdrawn_at")
  private Instant withdrawnAt;

  @Column(name = "previous", nullable = false)
  private boolean previous;

  protected AccessUrl() {}

  /** The first one of a care setting. */
  public static AccessUrl issueFirst(
      long institutionId, CareSetting careSetting, UrlToken token, Instant now) {
    return issue(institutionId, careSetting, FIRST, token, now);
  }

  static AccessUrl issue(
      long institutionId, CareSetting careSetting, int number, UrlToken token, Instant now) {
    AccessUrl url = new AccessUrl();
    url.institutionId = institutionId;
    url.careSetting = careSetting;
    url.number = number;
    url.token = token;
    url.issuedAt = now.truncatedTo(ChronoUnit.MICROS);
    url.validSince = url.issuedAt;
    return url;
  }

  /** It stops, and is the one that 「変更前に戻す」 brings back. */
  void leave(Instant now) {
    withdrawnAt = now.truncatedTo(ChronoUnit.MICROS);
    previous = true;
  }

  /** It is not the one before any more. */
  void fade() {
    previous = false;
  }

  /** It is the valid one again. */
  void revive(Instant now) {
    withdrawnAt = null;
    previous = false;
    validSince = now.truncatedTo(ChronoUnit.MICROS);
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

  public int number() {
    return number;
  }

  public Instant issuedAt() {
    return issuedAt;
  }

  public boolean isValid() {
    return withdrawnAt == null;
  }

  /** Whether it is valid and was so without a break since {@code moment}. */
  public boolean isValidSince(Instant moment) {
    return isValid() && !validSince.isAfter(moment);
  }

  boolean isFirst() {
    return number == FIRST;
  }

  boolean isPrevious() {
    return previous;
  }
}
