package org.zaitaku.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/**
 * アクティベーションコード: registers one device, once (ACT-003), from a moment on and without an end
 * . Invalidated is for ever (ACT-019). The number itself is here only as its keyed hash and
 * sealed.
 */
@Entity
@Table(name = "activation_code")
public class ActivationCode {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "activation_code_seq")
  @SequenceGenerator(
      name = "activation_code_seq",
      sequenceName = "activation_code_seq",
      allocationSize = 1)
  private Long id;

  @Column(name = "institution_id", nullable = false, updatable = false)
  private Long institutionId;

  @Column(name = "code_hash", nullable = false, updatable = false)
  private byte[] hash;

  @Column(name = "code_sealed", nullable = false, updatable = false)
  private byte[] sealed;

  @Column(name = "memo", updatable = false)
  private String memo;

  @Column(name = "issued_by", nullable = false, updatable = false)
  private Long issuedBy;

  @Column(name = "issued_at", nullable = false, updatable = false)
  private Instant issuedAt;

  @Column(name = "usable_from", nullable = false, updatable = false)
  private Instant usableFrom;

  @Column(name = "registered_at")
  private Instant registeredAt;

  @Column(name = "invalidated_at")
  private Instant invalidatedAt;

  @Column(name = "invalidated_by")
  private Long invalidatedBy;

  protected ActivationCode() {}

  /**
   * @param hash of the number, keyed; 32 bytes, by which it is found
   * @param sealed the number encrypted, to be shown again
   * @param memo null for none
   * @param usableFrom not before {@code now}
   */
  public static ActivationCode issue(
      long institutionId,
      byte[] hash,
      byte[] sealed,
      DeviceLabel memo,
      long issuedBy,
      Instant now,
      Instant usableFrom) {
    ActivationCode code = new ActivationCode();
    code.institutionId = institutionId;
    code.hash = hash.clone();
    code.sealed = sealed.clone();
    code.memo = memo == null ? null : memo.value();
    code.issuedBy = issuedBy;
    code.issuedAt = now.truncatedTo(ChronoUnit.MICROS);
    code.usableFrom = usableFrom.truncatedTo(ChronoUnit.MICROS);
    return code;
  }

  /**
   * A device is registered with it.
   *
   * @throws BusinessException ACTIVATION_CODE_INVALIDATED, ACTIVATION_CODE_USED,
   *     ACTIVATION_CODE_TOO_EARLY
   */
  public void register(Instant now) {
    if (invalidatedAt != null) {
      throw new BusinessException(ErrorCode.ACTIVATION_CODE_INVALIDATED);
    }
    if (registeredAt != null) {
      throw new BusinessException(ErrorCode.ACTIVATION_CODE_USED);
    }
    if (now.isBefore(usableFrom)) {
      throw new BusinessException(ErrorCode.ACTIVATION_CODE_TOO_EARLY);
    }
    registeredAt = now.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * 《無効化する》.
   *
   * @throws BusinessException CONFLICT where it is invalidated already
   */
  public void invalidate(long by, Instant now) {
    if (invalidatedAt != null) {
      throw new BusinessException(ErrorCode.CONFLICT);
    }
    invalidatedAt = now.truncatedTo(ChronoUnit.MICROS);
    invalidatedBy = by;
  }

  /** Compared in constant time. */
  public boolean isOf(byte[] asked) {
    return MessageDigest.isEqual(hash, asked);
  }

  public Long id() {
    return id;
  }

  public Long institutionId() {
    return institutionId;
  }

  public byte[] sealed() {
    return sealed.clone();
  }

  public String memo() {
    return memo;
  }

  public Instant issuedAt() {
    return issuedAt;
  }

  public Instant usableFrom() {
    return usableFrom;
  }

  public boolean isInvalidated() {
    return invalidatedAt != null;
  }

  public CodeRegistration registration() {
    return registeredAt == null ? CodeRegistration.UNREGISTERED : CodeRegistration.REGISTERED;
  }

  /** 更新日時: when it was issued, or invalidated (ACT-017). */
  public Instant updatedAt() {
    return invalidatedAt == null ? issuedAt : invalidatedAt;
  }
}
