package org.zaitaku.device;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.primefaces.PrimeFaces;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.ScreenMessages;
import org.zaitaku.shared.ShownMoment;

/** ［アクティベーションコード管理］ (ACT-005 to ACT-024), with the devices beneath. */
@Named
@ViewScoped
public class ActivationCodesBean implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(BusinessDay.TOKYO);

  @Inject private ActivationCodeService service;

  @Inject private ScreenMessages messages;

  private ActivationCodePages codes;
  private DevicePages devices;
  private boolean issuable;
  private CodeRegistration registration = CodeCriteria.FIRST.registration();
  private boolean validOnly = CodeCriteria.FIRST.validOnly();
  private String memo;
  private boolean asked;

  /** The code that was just issued; null for none. */
  private CodeDetails issued;

  /** What 《無効化する》 or 《利用停止》 was pressed for; null for none. */
  private CodeDetails code;

  private DeviceDetails device;

  public void load() {
    issuable = service.mayIssue();
    devices = new DevicePages(service);
    search();
  }

  /** 《検索》. */
  public void search() {
    codes = new ActivationCodePages(service, new CodeCriteria(registration, validOnly));
  }

  /** 《発行》: what is wrong with the memo, or the 確認メッセージ; issues nothing. */
  public void check() {
    try {
      DeviceLabel.of(memo);
      asked = true;
      PrimeFaces.current().executeScript("PF('issueQuestion').show()");
    } catch (BusinessException wrong) {
      messages.errorAt("memo", "activation.memo.wrong", DeviceLabel.MOST_CHARACTERS);
    }
  }

  /** 《OK》 of the 確認メッセージ, once; then the 発行完了メッセージ. The new code stands first in ［検索結果］. */
  public void issue() {
    if (!asked) {
      return;
    }
    asked = false;
    try {
      issued = service.issue(memo);
      memo = null;
      registration = CodeCriteria.FIRST.registration();
      validOnly = CodeCriteria.FIRST.validOnly();
      search();
      PrimeFaces.current().executeScript("PF('issuedCode').show()");
    } catch (BusinessException refused) {
      messages.error(refused.code());
      issuable = service.mayIssue();
    }
  }

  /** 《OK》 of the 発行完了メッセージ. */
  public void finish() {
    issued = null;
  }

  /** 《無効化する》: the 警告メッセージ. */
  public void ask(CodeDetails one) {
    code = one;
    PrimeFaces.current().executeScript("PF('invalidateQuestion').show()");
  }

  /** 《OK》 of the 警告メッセージ; then the 無効化完了メッセージ. */
  public void invalidate() {
    act(() -> service.invalidate(code.id()), "PF('invalidated').show()");
  }

  /** 《利用停止》: the question. */
  public void askStop(DeviceDetails one) {
    device = one;
    PrimeFaces.current().executeScript("PF('stopQuestion').show()");
  }

  public void stop() {
    act(() -> service.stop(device.id()), "PF('stopped').show()");
  }

  private void act(Runnable work, String then) {
    try {
      work.run();
      PrimeFaces.current().executeScript(then);
    } catch (BusinessException refused) {
      if (refused.code() != ErrorCode.CONFLICT) {
        throw refused;
      }
      messages.error(refused.code());
    }
    search();
  }

  /** 「14:32から使えます」; on another day with its date. */
  public String usable(CodeDetails one) {
    boolean today = BusinessDay.of(one.usableFrom()).equals(BusinessDay.of(one.updatedAt()));
    return today ? TIME.format(one.usableFrom()) : ShownMoment.of(one.usableFrom());
  }

  public String moment(Instant at) {
    return ShownMoment.of(at);
  }

  public ActivationCodePages getCodes() {
    return codes;
  }

  public DevicePages getDevices() {
    return devices;
  }

  public boolean isIssuable() {
    return issuable;
  }

  public CodeRegistration[] getRegistrations() {
    return CodeRegistration.values();
  }

  public CodeRegistration getRegistration() {
    return registration;
  }

  public void setRegistration(CodeRegistration registration) {
    this.registration = registration;
  }

  public boolean isValidOnly() {
    return validOnly;
  }

  public void setValidOnly(boolean validOnly) {
    this.validOnly = validOnly;
  }

  public String getMemo() {
    return memo;
  }

  public void setMemo(String memo) {
    this.memo = memo;
  }

  public CodeDetails getIssued() {
    return issued;
  }

  public CodeDetails getCode() {
    return code;
  }

  public DeviceDetails getDevice() {
    return device;
  }
}
