package org.zaitaku.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.Environment;
import org.zaitaku.shared.ErrorCode;

/** Setting up one's own second factor; lost ones are recovered by パスワード初期化. */
@Stateless
@UseCase
public class SecondFactorService {

  private static final String NAME = "マイナ在宅受付Web";

  @Inject private AccountRepository accounts;

  @Inject private SecondFactor secondFactor;

  @Inject private Environment environment;

  @Inject private AuditTrail audit;

  @Inject private CurrentActor current;

  @Inject private Clock clock;

  @Inject
  @ConfigProperty(name = "zaitaku.service.name")
  private Optional<String> serviceName;

  /**
   * The seed that waits to be confirmed, made at the first time; the same one again when the page
   * is loaded again.
   *
   * @throws BusinessException WRONG_STATE where a second factor is set up already
   */
  @Requires(Permission.PASSWORD_CHANGE)
  public SecondFactorProposal propose() {
    Actor.OfAccount actor = actor();
    Account account = unconfirmed(actor);
    byte[] seed =
        account.totpSeed() == null ? secondFactor.propose(account) : secondFactor.seed(account);
    String secret = Totp.base32(seed);
    String issuer = serviceName.orElse(NAME);
    return new SecondFactorProposal(
        secret.replaceAll("(.{4})(?=.)", "$1 "),
        "otpauth://totp/"
            + encode(issuer)
            + ":"
            + encode(actor.code().value() + "-" + actor.userId().value())
            + "?secret="
            + secret
            + "&issuer="
            + encode(issuer)
            + "&algorithm=SHA1&digits=6&period=30");
  }

  /** Whether the code shows that the app has the seed; from then on it is asked for. */
  @Requires(Permission.PASSWORD_CHANGE)
  public boolean confirm(String code) {
    Account account = unconfirmed(actor());
    if (account.totpSeed() == null) {
      throw new BusinessException(ErrorCode.WRONG_STATE);
    }
    Optional<Long> step = secondFactor.match(account, code);
    step.ifPresent(
        used -> {
          account.confirmSecondFactor(used, clock.instant());
          audit.success(
              AuditAction.SECOND_FACTOR_SET_UP,
              AuditSubject.ofAccount(account.institutionId(), account.id()));
        });
    return step.isPresent();
  }

  /** In production: writes down which 権限区分 the configuration excuses, at each start. */
  @Requires(Permission.SESSION_UPKEEP)
  public void tellSwitchedOff() {
    if (environment.isVerification()) {
      return;
    }
    for (AccountRole role : SecondFactor.BY_DEFAULT) {
      if (!secondFactor.isNeeded(role)) {
        audit.success(AuditAction.SECOND_FACTOR_SWITCHED_OFF, AuditSubject.of("role:" + role));
      }
    }
  }

  private Account unconfirmed(Actor.OfAccount actor) {
    Account account = accounts.hold(actor.accountId());
    if (account.hasSecondFactor()) {
      throw new BusinessException(ErrorCode.WRONG_STATE);
    }
    return account;
  }

  private Actor.OfAccount actor() {
    if (current.find().orElseThrow() instanceof Actor.OfAccount account) {
      return account;
    }
    throw new BusinessException(ErrorCode.PERMISSION_DENIED);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
