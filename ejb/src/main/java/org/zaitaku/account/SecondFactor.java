package org.zaitaku.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Environment;
import org.zaitaku.shared.SecretBox;

/**
 * The second factor (guideline: two factors by fiscal 2027): codes of an app. Who needs one is
 * configured; in production by default everybody who administers or sees medical information. The
 * seed is kept sealed, bound to its account; each code opens once.
 */
@ApplicationScoped
public class SecondFactor {

  /** Who has one in production where nothing is configured. */
  public static final Set<AccountRole> BY_DEFAULT =
      Set.of(
          AccountRole.OPERATOR,
          AccountRole.MASTER,
          AccountRole.ADMINISTRATOR,
          AccountRole.MEDICAL_VIEWER);

  /** RFC 4226, 4: at least 128 bits, 160 recommended. */
  private static final int SEED_BYTES = 20;

  /** Clocks differ: the code before and the one after count too (RFC 6238, 5.2). */
  private static final int STEPS_ASIDE = 1;

  private static final Pattern CODE = Pattern.compile("[0-9]{" + Totp.DIGITS + "}");

  private static final String NOBODY = "none";

  private final SecureRandom random = new SecureRandom();

  private Set<AccountRole> needing;
  private SecretBox box;
  private Clock clock;

  protected SecondFactor() {}

  /**
   * @param roles comma list of 権限区分, or {@code none}; empty for the environment's default
   */
  @Inject
  public SecondFactor(
      @ConfigProperty(name = "zaitaku.second-factor.roles") Optional<String> roles,
      Environment environment,
      SecretBox box,
      Clock clock) {
    this.needing =
        roles
            .map(SecondFactor::parse)
            .orElseGet(() -> environment.isVerification() ? Set.of() : BY_DEFAULT);
    this.box = box;
    this.clock = clock;
  }

  private static Set<AccountRole> parse(String roles) {
    Set<AccountRole> parsed = EnumSet.noneOf(AccountRole.class);
    if (!roles.strip().equals(NOBODY)) {
      for (String role : roles.split(",", -1)) {
        parsed.add(AccountRole.valueOf(role.strip()));
      }
    }
    return parsed;
  }

  /** Whether accounts of this 権限区分 need one. */
  public boolean isNeeded(AccountRole role) {
    return needing.contains(role);
  }

  /** What is left to do once the password is a good one. */
  Duty dutyOf(Account account) {
    return isNeeded(account.role()) && !account.hasSecondFactor()
        ? Duty.SET_UP_SECOND_FACTOR
        : Duty.NONE;
  }

  /** A new seed for this account, which counts when it was shown to work. */
  byte[] propose(Account account) {
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    account.proposeSecondFactor(box.seal(purpose(account), seed));
    return seed;
  }

  /** The seed that was proposed or confirmed. */
  byte[] seed(Account account) {
    return box.open(purpose(account), account.totpSeed());
  }

  /** The step to which a code belongs; empty where it is wrong, or was used before. */
  Optional<Long> match(Account account, String code) {
    if (code == null || !CODE.matcher(code).matches()) {
      return Optional.empty();
    }
    byte[] seed = seed(account);
    long now = Totp.step(clock.instant().getEpochSecond());
    Long matched = null;
    for (long step = now - STEPS_ASIDE; step <= now + STEPS_ASIDE; step++) {
      boolean same =
          MessageDigest.isEqual(
              Totp.code(seed, step).getBytes(StandardCharsets.US_ASCII),
              code.getBytes(StandardCharsets.US_ASCII));
      if (same && matched == null && step > account.totpLastStep()) {
        matched = step;
      }
    }
    return Optional.ofNullable(matched);
  }

  private static String purpose(Account account) {
    return "totp:" + account.id();
  }
}
