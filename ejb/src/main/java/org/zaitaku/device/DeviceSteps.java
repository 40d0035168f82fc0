package org.zaitaku.device;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.RowScope;
import org.zaitaku.shared.Sha256;

/** The transactions of {@link DeviceService}, and what a device may ask. */
@Stateless
@UseCase
public class DeviceSteps {

  private static final int SECRET_BYTES = 32;

  @Inject private DeviceRepository devices;

  @Inject private ActivationNumbers numbers;

  @Inject private SettingsReader settings;

  @Inject private InstitutionRepository institutions;

  @Inject private RowScope rows;

  @Inject private CurrentActor current;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  private final SecureRandom random = new SecureRandom();

  /** The code is used up and the device is there, or neither (ACT-003). */
  @Requires(Permission.DEVICE_USE)
  public IssuedDevice register(ActivationNumber number, DeviceLabel name, DevicePlatform platform) {
    Actor.OfAccount account = (Actor.OfAccount) current.find().orElseThrow();
    ActivationCode code =
        devices
            .lock(numbers.hash(number))
            .orElseThrow(() -> new BusinessException(ErrorCode.ACTIVATION_CODE_UNKNOWN));
    if (!settings.mayIssueActivationCodes(account.institution())) {
      throw new BusinessException(ErrorCode.SERVICE_NOT_OFFERED);
    }
    Instant now = clock.instant();
    code.register(now);
    String secret = secret();
    RegisteredDevice device =
        RegisteredDevice.register(
            code, account.accountId(), name, platform, Sha256.of(secret), now);
    devices.add(device);
    audit.success(
        AuditAction.DEVICE_REGISTERED,
        AuditSubject.of("device:" + device.id()),
        AuditChanges.NONE
            .with("deviceName", null, device.name())
            .with("deviceMemo", null, code.memo()));
    return new IssuedDevice(device.id(), secret);
  }

  @Requires(Permission.DEVICE_DESK)
  public Actor recognise(String secret) {
    byte[] hash = Sha256.of(secret);
    if (!rows.openByDevice(hash)) {
      throw new BusinessException(ErrorCode.DEVICE_UNKNOWN);
    }
    RegisteredDevice device =
        devices.lockDevice(hash).orElseThrow(() -> new BusinessException(ErrorCode.DEVICE_UNKNOWN));
    // Whoever registered it may have left, the institution may have ended or use 訪問診療等 no longer.
    if (!devices.isRegisteredByWhoMay(device, BusinessDay.today(clock))
        || !settings.mayIssueActivationCodes(device.institutionId())) {
      throw new BusinessException(ErrorCode.DEVICE_STOPPED);
    }
    device.use(clock.instant());
    return new Actor.OfDevice(device.id(), device.institutionId());
  }

  /** The device itself: what it is called, and whose it is. */
  @Requires(Permission.DEVICE_SELF)
  public OwnDevice show() {
    Actor.OfDevice self = (Actor.OfDevice) current.find().orElseThrow();
    RegisteredDevice device =
        devices
            .findDevice(self.deviceId())
            .orElseThrow(() -> new BusinessException(ErrorCode.DEVICE_UNKNOWN));
    Institution institution = institutions.get(device.institutionId());
    return new OwnDevice(
        device.name(),
        device.platform(),
        institution.code().value(),
        institution.name(),
        device.registeredAt());
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
