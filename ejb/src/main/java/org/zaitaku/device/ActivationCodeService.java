package org.zaitaku.device;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;

/** ［アクティベーションコード管理］ (ACT-001 to ACT-024), and the devices that were registered with the codes. */
@Stateless
@UseCase
public class ActivationCodeService {

  /** Rows of a page at most. */
  public static final int MOST = 100;

  @Inject private DeviceRepository devices;

  @Inject private ActivationNumbers numbers;

  @Inject private SettingsReader settings;

  @Inject private CurrentActor current;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /** so long after its issue a code is not used yet. */
  @Inject
  @ConfigProperty(name = "zaitaku.activation.wait", defaultValue = "PT10M")
  private Duration wait;

  private final SecureRandom random = new SecureRandom();

  /** Whether codes can be issued: 訪問診療等機能 is in use (ACT-001, X-59). */
  @Requires(Permission.ACTIVATION_CODES)
  public boolean mayIssue() {
    return settings.mayIssueActivationCodes(actor().institution());
  }

  /**
   * 《発行》 (ACT-007): a number that no institution has.
   *
   * @param memo 端末識別メモ情報 as it was typed; blank for none
   * @throws BusinessException SERVICE_NOT_OFFERED, VALUE_INVALID label
   */
  @Requires(Permission.ACTIVATION_CODES)
  public CodeDetails issue(String memo) {
    if (!mayIssue()) {
      throw new BusinessException(ErrorCode.SERVICE_NOT_OFFERED);
    }
    DeviceLabel label = DeviceLabel.of(memo).orElse(null);
    ActivationNumber number = draw();
    Instant now = clock.instant();
    ActivationCode code =
        ActivationCode.issue(
            actor().institution(),
            numbers.hash(number),
            numbers.seal(number),
            label,
            actor().accountId(),
            now,
            now.plus(wait));
    devices.add(code);
    audit.success(
        AuditAction.ACTIVATION_CODE_ISSUED,
        subject(code),
        AuditChanges.NONE.with("deviceMemo", null, code.memo()));
    return details(code);
  }

  private ActivationNumber draw() {
    ActivationNumber number = ActivationNumber.random(random);
    while (devices.isTaken(numbers.hash(number))) {
      number = ActivationNumber.random(random);
    }
    return number;
  }

  @Requires(Permission.ACTIVATION_CODES)
  public int count(CodeCriteria criteria) {
    return devices.count(actor().institution(), criteria);
  }

  /**
   * 《検索》: with their numbers, to be written down (ACT-024); the latest first.
   *
   * @param most up to {@link #MOST}
   */
  @Requires(Permission.ACTIVATION_CODES)
  public List<CodeDetails> search(CodeCriteria criteria, int first, int most) {
    List<CodeDetails> found =
        devices
            .find(actor().institution(), criteria, Math.max(first, 0), Math.min(most, MOST))
            .stream()
            .map(this::details)
            .toList();
    audit.success(
        AuditAction.ACTIVATION_CODES_SHOWN,
        AuditSubject.NONE,
        AuditChanges.NONE.with("lines", null, found.size()));
    return found;
  }

  /**
   * 《無効化する》 (ACT-018 to ACT-020): for ever; the device that was registered with it stops at once.
   *
   * @throws BusinessException NOT_FOUND, CONFLICT where it is invalidated already
   */
  @Requires(Permission.ACTIVATION_CODES)
  public void invalidate(long id) {
    ActivationCode code =
        devices.lock(id).orElseThrow(() -> new BusinessException(ErrorCode.NOT_FOUND));
    Instant now = clock.instant();
    code.invalidate(actor().accountId(), now);
    audit.success(
        AuditAction.ACTIVATION_CODE_INVALIDATED,
        subject(code),
        AuditChanges.NONE.with("deviceMemo", code.memo(), code.memo()));
    devices.lockDeviceOf(code).ifPresent(device -> stop(device, DeviceStop.CODE_INVALIDATED, now));
  }

  @Requires(Permission.ACTIVATION_CODES)
  public int countDevices() {
    return devices.countDevices(actor().institution());
  }

  /**
   * Registered devices: those in use before the stopped ones, the latest first.
   *
   * @param most up to {@link #MOST}
   */
  @Requires(Permission.ACTIVATION_CODES)
  public List<DeviceDetails> devices(int first, int most) {
    return devices.findDevices(actor().institution(), Math.max(first, 0), Math.min(most, MOST));
  }

  /**
   * 《利用停止》: from the end of this transaction on the device is refused.
   *
   * @throws BusinessException NOT_FOUND, CONFLICT where it is stopped already
   */
  @Requires(Permission.ACTIVATION_CODES)
  public void stop(long deviceId) {
    RegisteredDevice device =
        devices.lockDevice(deviceId).orElseThrow(() -> new BusinessException(ErrorCode.NOT_FOUND));
    if (!stop(device, DeviceStop.STOPPED, clock.instant())) {
      throw new BusinessException(ErrorCode.CONFLICT);
    }
  }

  private boolean stop(RegisteredDevice device, DeviceStop reason, Instant now) {
    boolean stopped = device.stop(reason, now);
    if (stopped) {
      audit.success(
          AuditAction.DEVICE_STOPPED,
          AuditSubject.of("device:" + device.id()),
          AuditChanges.NONE.with("reason", null, reason));
    }
    return stopped;
  }

  private CodeDetails details(ActivationCode code) {
    return new CodeDetails(
        code.id(),
        code.registration(),
        numbers.open(code).value(),
        code.memo(),
        code.isInvalidated(),
        code.updatedAt(),
        code.usableFrom(),
        clock.instant().isBefore(code.usableFrom()));
  }

  private static AuditSubject subject(ActivationCode code) {
    return AuditSubject.of("activationCode:" + code.id());
  }

  private Actor.OfAccount actor() {
    return (Actor.OfAccount) current.find().orElseThrow();
  }
}
