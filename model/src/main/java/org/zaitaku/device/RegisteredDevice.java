package org.zaitaku.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
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

/** A device with マイナ資格確認アプリ. It shows its secret at every call; once stopped it stays so. */
@Entity
@Table(name = "registered_device")
public class RegisteredDevice {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "registered_device_seq")
  @SequenceGenerator(
      name = "registered_device_seq",
      sequenceName = "registered_device_seq",
      allocationSize = 1)
  private Long id;

  @Column(name = "institution_id", nullable = false, updatable = false)
  private Long institutionId;

  @Column(name = "activation_code_id", nullable = false, updatable = false)
  private Long activationCodeId;

  @Column(name = "account_id", nullable = false, updatable = false)
  private Long accountId;

  @Column(name = "name", nullable = false, updatable = false)
  private String name;

  @Enumerated(EnumType.STRING)
  @Column(name = "platform", nullable = false, updatable = false)
  private DevicePlatform platform;

  @Column(name = "secret_hash", nullable = false, updatable = false)
  private byte[] secretHash;

  @Column(name = "registered_at", nullable = false, updatable = false)
  private Instant registeredAt;

  @Column(name = "last_used_at", nullable = false)
  private Instant lastUsedAt;

  @Column(name = "stopped_at")
  private Instant stoppedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "stop_reason")
  private DeviceStop stopReason;

  protected RegisteredDevice() {}

  /**
   * @param code the one that was just used for it
   * @param accountId who registers it
   * @param secretHash 32 bytes
   */
  public static RegisteredDevice register(
      ActivationCode code,
      long accountId,
      DeviceLabel name,
      DevicePlatform platform,
      byte[] secretHash,
      Instant now) {
    RegisteredDevice device = new RegisteredDevice();
    device.institutionId = code.institutionId();
    device.activationCodeId = code.id();
    device.accountId = accountId;
    device.name = name.value();
    device.platform = platform;
    device.secretHash = secretHash.clone();
    device.registeredAt = now.truncatedTo(ChronoUnit.MICROS);
    device.lastUsedAt = device.registeredAt;
    return device;
  }

  /**
   * It called.
   *
   * @throws BusinessException DEVICE_STOPPED
   */
  public void use(Instant now) {
    if (isStopped()) {
      throw new BusinessException(ErrorCode.DEVICE_STOPPED);
    }
    lastUsedAt = now.truncatedTo(ChronoUnit.MICROS);
  }

  /** Does nothing to one that is stopped already; says whether it did something. */
  public boolean stop(DeviceStop reason, Instant now) {
    if (isStopped()) {
      return false;
    }
    stoppedAt = now.truncatedTo(ChronoUnit.MICROS);
    stopReason = reason;
    return true;
  }

  /** Compared in constant time. */
  public boolean holds(byte[] askedHash) {
    return MessageDigest.isEqual(secretHash, askedHash);
  }

  public Long id() {
    return id;
  }

  public Long institutionId() {
    return institutionId;
  }

  public Long activationCodeId() {
    return activationCodeId;
  }

  public Long accountId() {
    return accountId;
  }

  public String name() {
    return name;
  }

  public DevicePlatform platform() {
    return platform;
  }

  public Instant registeredAt() {
    return registeredAt;
  }

  public Instant lastUsedAt() {
    return lastUsedAt;
  }

  public boolean isStopped() {
    return stoppedAt != null;
  }

  /** Null while it may be used. */
  public DeviceStop stopReason() {
    return stopReason;
  }
}
