package org.zaitaku.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zaitaku.account.Duty;
import org.zaitaku.account.HalfLoggedIn;
import org.zaitaku.account.LoggedIn;
import org.zaitaku.account.LoginAttempt;
import org.zaitaku.account.LoginOrigin;
import org.zaitaku.account.LoginResult;
import org.zaitaku.account.LoginService;
import org.zaitaku.account.PasswordHashing;
import org.zaitaku.account.SecondFactorProposal;
import org.zaitaku.account.SecondFactorService;
import org.zaitaku.container.scene.Scenes;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;

/** The second factor of a 医療情報閲覧アカウント, for whom this server asks for one. */
class SecondFactorIT extends ContainerTest {

  private static final String RIGHT = "right-Passw0rd!";
  private static final Actor DESK = new Actor.OfSystem("login-desk");
  private static final LoginOrigin HERE = new LoginOrigin(null, "terminal", "192.0.2.1");

  @Inject private LoginService logins;

  @Inject private SecondFactorService service;

  @Inject private PasswordHashing hashing;

  @Inject private Scenes scenes;

  private Scenes.Clinic clinic;

  private long account;

  @Deployment
  static EnterpriseArchive application() {
    return TestApplication.archive(SecondFactorIT.class);
  }

  @BeforeEach
  void somebodyHasAnAccount() {
    clinic = scenes.clinic();
    account = scenes.account(clinic, "iryo01", AccountRole.MEDICAL_VIEWER, hashing.hash(RIGHT));
    current.become(DESK);
  }

  @Test
  void itIsSetUpAtTheFirstLogInAndAskedForFromThenOn() {
    String secret = setUp();
    assertThat(
            owner.text("select totp_confirmed_at is not null from account where id = ?", account))
        .isEqualTo("t");

    current.become(DESK);
    clock.advance(Duration.ofSeconds(30));
    LoginResult result = login(RIGHT).orElseThrow();
    assertThat(result.loggedIn()).isEmpty();
    assertThat(
            owner.text(
                "select count(*) from console_session where account_id = ? and began_at = ?::timestamptz",
                account,
                clock.now().toString()))
        .as("half a log-in is no session")
        .isEqualTo("0");
    assertThat(logins.confirm(result.half(), "000000")).isEmpty();
    String code = code(secret);
    assertThat(logins.confirm(result.half(), code))
        .get()
        .extracting(LoggedIn::duty)
        .isEqualTo(Duty.NONE);
    assertThat(logins.confirm(result.half(), code)).as("a code opens once").isEmpty();
  }

  @Test
  void wrongCodesCountLikeWrongPasswordsAndARightPasswordForgivesNone() {
    String secret = setUp();
    current.become(DESK);
    clock.advance(Duration.ofSeconds(60));
    HalfLoggedIn half = login(RIGHT).orElseThrow().half();
    for (int i = 0; i < 5; i++) {
      HalfLoggedIn again = login(RIGHT).map(LoginResult::half).orElse(half);
      assertThat(logins.confirm(again, "000000")).isEmpty();
    }
    assertThat(owner.text("select locked_at is not null from account where id = ?", account))
        .isEqualTo("t");
    assertThat(login(RIGHT)).isEmpty();
    assertThat(logins.confirm(half, code(secret))).isEmpty();
  }

  @Test
  void halfALogInIsForgottenAfterFiveMinutesAndWhenThePasswordChanges() {
    String secret = setUp();
    current.become(DESK);
    clock.advance(Duration.ofSeconds(60));
    HalfLoggedIn half = login(RIGHT).orElseThrow().half();
    clock.advance(Duration.ofSeconds(301));
    assertThat(logins.confirm(half, code(secret))).isEmpty();

    HalfLoggedIn other = login(RIGHT).orElseThrow().half();
    owner.change(
        "update account set password_set_at = password_set_at + interval '1 s' where id = ?",
        account);
    assertThat(logins.confirm(other, code(secret))).isEmpty();
  }

  @Test
  void theSeedStandsInTheDatabaseSealedAndInTheAuditNowhere() {
    String secret = setUp();
    assertThat(owner.text("select length(totp_seed) from account where id = ?", account))
        .isEqualTo("52");
    assertThat(
            owner.list(
                "select action || coalesce(subject, '') || coalesce(detail, '') || coalesce(changes, '') from audit_event where institution_id = ?",
                clinic.id()))
        .anyMatch(line -> line.startsWith("SECOND_FACTOR_SET_UP"))
        .noneMatch(line -> line.contains(secret));
  }

  private Optional<LoginResult> login(String password) {
    return logins.login(new LoginAttempt(clinic.code(), "iryo01", password, HERE));
  }

  /** Answers the secret as the app keeps it. */
  private String setUp() {
    LoggedIn user = login(RIGHT).orElseThrow().who();
    assertThat(user.duty()).isEqualTo(Duty.SET_UP_SECOND_FACTOR);
    current.become(user.actor());
    SecondFactorProposal proposal = service.propose();
    String secret = proposal.secret().replace(" ", "");
    assertThat(proposal.link()).startsWith("otpauth://totp/").contains("secret=" + secret);
    assertThat(service.propose().secret()).as("loaded again").isEqualTo(proposal.secret());
    assertThat(service.confirm("000000")).isFalse();
    assertThat(service.confirm(code(secret))).isTrue();
    return secret;
  }

  /** As an app makes it, by its own means. */
  private String code(String secret) {
    try {
      String digits =
          secret
              .chars()
              .map("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"::indexOf)
              .mapToObj(value -> Integer.toBinaryString(32 + value).substring(1))
              .collect(Collectors.joining());
      byte[] seed = new byte[digits.length() / Byte.SIZE];
      for (int i = 0; i < seed.length; i++) {
        seed[i] = new BigInteger(digits.substring(i * 8, i * 8 + 8), 2).byteValue();
      }
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(seed, "HmacSHA1"));
      byte[] hash =
          mac.doFinal(ByteBuffer.allocate(8).putLong(clock.now().getEpochSecond() / 30).array());
      int number = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & 0x7fffffff;
      return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
