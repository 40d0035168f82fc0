package org.zaitaku.device;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.account.LoginAttempt;
import org.zaitaku.account.LoginService;
import org.zaitaku.account.VerifiedAccount;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;

/**
 * The desk at the devices' door: 初期登録 with 機関コード, ID, パスワード and アクティベーションコード (APP-003), and who a
 * device is that shows its secret.
 */
@Stateless
@UseCase
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeviceService {

  @Inject private LoginService logins;

  @Inject private DeviceSteps steps;

  @Inject private CurrentActor current;

  @Inject private AuditTrail audit;

  /**
   * Registers a device. The password is compared first, and counted like at the console; without
   * the right one nobody learns anything of a code.
   *
   * @param typed the アクティベーションコード as it was typed
   * @return its secret, which nobody sees again
   * @throws BusinessException LOGIN_REFUSED, also for accounts of systems (APP-010);
   *     PASSWORD_CHANGE_DUE (APP-008); ACTIVATION_CODE_UNKNOWN, ACTIVATION_CODE_USED,
   *     ACTIVATION_CODE_INVALIDATED, ACTIVATION_CODE_TOO_EARLY; SERVICE_NOT_OFFERED
   */
  @Requires(Permission.DEVICE_DESK)
  public IssuedDevice register(
      LoginAttempt attempt, String typed, DeviceLabel name, DevicePlatform platform) {
    VerifiedAccount account =
        logins
            .verify(attempt, Permission.DEVICE_USE)
            .orElseThrow(() -> new BusinessException(ErrorCode.LOGIN_REFUSED));
    return current.as(account.actor(), () -> register(account, typed, name, platform));
  }

  private IssuedDevice register(
      VerifiedAccount account, String typed, DeviceLabel name, DevicePlatform platform) {
    try {
      if (account.passwordDue()) {
        throw new BusinessException(ErrorCode.PASSWORD_CHANGE_DUE);
      }
      ActivationNumber number =
          ActivationNumber.parse(typed)
              .orElseThrow(() -> new BusinessException(ErrorCode.ACTIVATION_CODE_UNKNOWN));
      return steps.register(number, name, platform);
    } catch (BusinessException refused) {
      audit.refusal(AuditAction.DEVICE_REGISTERED, AuditSubject.NONE, refused.code().name());
      throw refused;
    }
  }

  /**
   * Who shows this secret; its last use is written down.
   *
   * @throws BusinessException DEVICE_UNKNOWN, DEVICE_STOPPED
   */
  @Requires(Permission.DEVICE_DESK)
  public Actor recognise(String secret) {
    return steps.recognise(secret);
  }
}
