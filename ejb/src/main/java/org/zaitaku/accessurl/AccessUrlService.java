package org.zaitaku.accessurl;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.PublicAddress;

/** ［医療機関別URL取得・変更］ (URL-001 to URL-008): the URLs of the administrator's own institution. */
@Stateless
@UseCase
public class AccessUrlService {

  private static final int QR_CODE_PIXELS = 440;

  @Inject private AccessUrlRepository urls;

  @Inject private PublicAddress address;

  @Inject private CurrentActor current;

  @Inject private AuditTrail audit;

  /** The valid URLs, one per care setting. */
  @Requires(Permission.ACCESS_URL)
  public List<InstitutionUrl> show() {
    audit.success(AuditAction.ACCESS_URL_SHOWN, AuditSubject.NONE);
    return find();
  }

  /**
   * The 二次元バーコード of one care setting's URL as PNG (URL-007); what it decodes to is exactly the URL.
   *
   * @throws BusinessException NOT_FOUND where the institution has no URL of this care setting
   */
  @Requires(Permission.ACCESS_URL)
  public byte[] qrCode(CareSetting careSetting) {
    return find().stream()
        .filter(url -> url.careSetting() == careSetting)
        .findFirst()
        .map(url -> new QrCode(url.url()).png(QR_CODE_PIXELS))
        .orElseThrow(() -> new BusinessException(ErrorCode.NOT_FOUND));
  }

  private List<InstitutionUrl> find() {
    long institutionId = current.find().flatMap(actor -> actor.institutionId()).orElseThrow();
    return urls.findValid(institutionId).stream()
        .map(url -> new InstitutionUrl(url.careSetting(), address.ofUrl(url.token().value())))
        .toList();
  }
}
