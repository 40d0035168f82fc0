package org.zaitaku.accessurl;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.PublicAddress;

/** ［医療機関別URL取得・変更］ (URL-001 to URL-014): the URLs of the administrator's own institution. */
@Stateless
@UseCase
public class AccessUrlService {

  private static final int QR_CODE_PIXELS = 440;

  @Inject private AccessUrlRepository urls;

  @Inject private SettingsReader settings;

  @Inject private PublicAddress address;

  @Inject private CurrentActor current;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  private final SecureRandom random = new SecureRandom();

  /** The valid URLs, one per care setting. */
  @Requires(Permission.ACCESS_URL)
  public List<InstitutionUrl> show() {
    audit.success(AuditAction.ACCESS_URL_SHOWN, AuditSubject.NONE);
    return find();
  }

  /**
   * The 二次元バーコード of one care setting's URL as PNG (URL-005); what it decodes to is exactly the URL.
   *
   * @throws BusinessException NOT_FOUND where the institution has no URL of this care setting
   */
  @Requires(Permission.ACCESS_URL)
  public byte[] qrCode(CareSetting careSetting) {
    return new QrCode(get(careSetting).url()).png(QR_CODE_PIXELS);
  }

  /**
   * The URL whose 二次元バーコード is about to be saved (URL-007, URL-008); written down, since from here
   * on it is in people's hands.
   *
   * @throws BusinessException NOT_FOUND as {@link #qrCode}
   */
  @Requires(Permission.ACCESS_URL)
  public InstitutionUrl download(CareSetting careSetting) {
    InstitutionUrl url = get(careSetting);
    audit.success(
        AuditAction.ACCESS_URL_DOWNLOADED,
        subject(careSetting),
        AuditChanges.NONE.with("urlNumber", null, url.number()));
    return url;
  }

  /**
   * Makes another URL the valid one. The present one opens nothing from the end of this transaction
   * on, and what was begun with it is not registered (URL-013, URL-014).
   *
   * @param seen number of the URL that the administrator saw as valid
   * @throws BusinessException CONFLICT where it is not the valid one any more, or where there is
   *     nothing to go back to; VALUE_INVALID reason; NOT_FOUND
   */
  @Requires(Permission.ACCESS_URL)
  public InstitutionUrl change(
      CareSetting careSetting, UrlChange change, int seen, RevivalReason reason) {
    if (change.isRevival() == (reason == null)) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, "reason");
    }
    AccessUrlHistory history = lock(careSetting);
    if (history.current().number() != seen) {
      throw new BusinessException(ErrorCode.CONFLICT);
    }
    Instant now = clock.instant();
    Optional<AccessUrl> revived = history.choose(change);
    urls.write();
    history.leave(now);
    urls.write();
    AccessUrl next = history.follow(revived, UrlToken.random(random), now);
    urls.add(next);
    urls.write();
    audit.success(
        action(change),
        subject(careSetting),
        AuditChanges.NONE
            .with("urlNumber", seen, next.number())
            .with("reason", null, reason == null ? null : reason.value()));
    return get(careSetting);
  }

  private static AuditAction action(UrlChange change) {
    return switch (change) {
      case CHANGE -> AuditAction.ACCESS_URL_CHANGED;
      case REVERT -> AuditAction.ACCESS_URL_REVERTED;
      case FIRST -> AuditAction.ACCESS_URL_RESTORED;
    };
  }

  private static AuditSubject subject(CareSetting careSetting) {
    return AuditSubject.of("accessUrl:" + careSetting);
  }

  private AccessUrlHistory lock(CareSetting careSetting) {
    List<AccessUrl> all = urls.lockAll(institutionId(), careSetting);
    if (all.stream().noneMatch(AccessUrl::isValid)) {
      // Where another one has just been made, it is not among what was locked.
      throw new BusinessException(all.isEmpty() ? ErrorCode.NOT_FOUND : ErrorCode.CONFLICT);
    }
    return new AccessUrlHistory(all);
  }

  private InstitutionUrl get(CareSetting careSetting) {
    return find().stream()
        .filter(url -> url.careSetting() == careSetting)
        .findFirst()
        .orElseThrow(() -> new BusinessException(ErrorCode.NOT_FOUND));
  }

  private List<InstitutionUrl> find() {
    long institutionId = institutionId();
    Map<CareSetting, List<AccessUrl>> all =
        urls.findAll(institutionId).stream()
            .collect(
                Collectors.groupingBy(AccessUrl::careSetting, TreeMap::new, Collectors.toList()));
    Set<CareSetting> offered = settings.offered(institutionId);
    List<InstitutionUrl> found = new ArrayList<>();
    all.forEach(
        (careSetting, history) -> {
          if (history.stream().anyMatch(AccessUrl::isValid)) {
            found.add(describe(new AccessUrlHistory(history), offered.contains(careSetting)));
          }
        });
    return found;
  }

  private InstitutionUrl describe(AccessUrlHistory history, boolean offered) {
    AccessUrl valid = history.current();
    return new InstitutionUrl(
        valid.careSetting(),
        address.ofUrl(valid.token().value()),
        valid.number(),
        valid.issuedAt(),
        history.possible(),
        offered);
  }

  private long institutionId() {
    return current.find().flatMap(actor -> actor.institutionId()).orElseThrow();
  }
}
