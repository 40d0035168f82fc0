package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;

/**
 * What a server's own settings change for whoever logs in: here general users are asked for a
 * second factor, and passwords are changed every two months.
 */
@Tag("long")
class SecondFactorScreensIT {

  private static final String NURSING = "1369999048";

  private static final String OF_THE_VIEWER =
      " where user_id = 'iryo01' and institution_id = (select id from institution where code = '"
          + NURSING
          + "')";

  private static Installation.Another server;

  @BeforeAll
  static void start() throws IOException {
    server =
        Installation.get()
            .startAnother(
                Map.of(
                    "ZAITAKU_SECOND_FACTOR_ROLES",
                    "GENERAL",
                    "ZAITAKU_PASSWORD_POLICY",
                    "periodic"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void itIsSetUpOnceAndAskedForAfterThePassword() {
    try (BrowserContext terminal = Browsers.device(1280, 900)) {
      String console = server.closedUrl() + "/console";
      Page page = terminal.newPage();
      logIn(page, console);
      assertThat(page.locator("h1")).hasText("二要素認証の設定");
      page.navigate(console + "/menu.xhtml");
      assertThat(page.locator("h1")).hasText("二要素認証の設定");
      Wholeness.assertAccessible(page, "console-second-factor-setup");
      Layout.assertFits(page);
      Screenshot.keep(page, "console-second-factor-setup");
      String secret = page.locator("#secret").innerText().replace(" ", "");
      assertThat(TwoDimensionalCode.decode(page.locator("#seed-code")))
          .startsWith("otpauth://totp/")
          .contains("secret=" + secret);

      page.locator("#code").fill("12345");
      page.locator("#set-up").click();
      assertThat(page.locator("#code-message")).containsText("認証コードが正しくありません。");
      page.locator("#code").fill(code(secret, 0));
      page.locator("#set-up").click();
      assertThat(page.locator("h1")).hasText("メニュー");
      assertThat(page.locator("main [role=status]")).containsText("二要素認証を設定しました。");
      page.locator("#log-out").click();
      page.locator("#log-out-ok").click();

      logIn(page, console);
      assertThat(page.locator("h1")).hasText("認証コードの入力");
      Wholeness.assertAccessible(page, "console-second-factor");
      Layout.assertFits(page);
      Screenshot.keep(page, "console-second-factor");
      for (String path : ADDRESSES) {
        page.navigate(console + path);
        assertThat(page.locator("#begin")).isVisible();
      }
      assertThat(page.request().post(console + "/session/stay").url()).contains("/login.xhtml");
      page.navigate(console + "/second-factor.xhtml");
      page.locator("#code").fill("000000");
      page.locator("#confirm").click();
      assertThat(page.locator("#code-message")).containsText("認証コードが正しくありません。");
      // The code of this half minute may be used up by the setting up: the next one counts too.
      page.locator("#code").fill(code(secret, 1));
      page.locator("#confirm").click();
      assertThat(page.locator("h1")).hasText("メニュー");
      assertThat(page.locator("#user-name")).hasText("見本　一般");
    } finally {
      Records.change(
          "update account set totp_seed = null, totp_last_step = null, totp_confirmed_at = null where user_id = 'ippan01'"
              + " and institution_id = (select id from institution where code = ?)",
          NURSING);
    }
  }

  /** What a password alone must not open. */
  private static final List<String> ADDRESSES =
      List.of(
          "/menu.xhtml",
          "/password-change.xhtml",
          "/password-due.xhtml",
          "/second-factor-setup.xhtml",
          "/second-factor-setup/qr",
          "/announcements.xhtml",
          "/session/stay");

  /** LOG-046: 8 characters of three kinds, for two months. */
  @Test
  @Tag("LOG-045")
  @Tag("LOG-046")
  void aPasswordThatIsTwoMonthsOldIsChangedBeforeTheMenuOpens() {
    String before = viewer("password_hash");
    try (BrowserContext terminal = Browsers.device(1280, 900)) {
      String console = server.closedUrl() + "/console";
      Page page = terminal.newPage();
      valid("current_date + 1");
      logIn(page, console, "iryo01", "MEDICAL_VIEWER");
      assertThat(page.locator("h1")).hasText("メニュー");
      page.locator("#log-out").click();
      page.locator("#log-out-ok").click();

      valid("current_date - 2");
      logIn(page, console, "iryo01", "MEDICAL_VIEWER");
      assertThat(page.locator("h1")).hasText("パスワード変更の確認");
      page.navigate(console + "/menu.xhtml");
      assertThat(page.locator("h1")).hasText("パスワード変更の確認");
      page.locator("#due-ok").click();
      change(page, "abcdefgh");
      assertThat(page.locator("#new-password-message")).containsText("文字の種類が足りません。");
      change(page, "Abcde-1");
      assertThat(page.locator("#new-password-message")).containsText("8文字以上で入力してください。");
      Screenshot.keep(page, "console-password-change-periodic");
      change(page, "Tsukue-7");
      assertThat(page.locator("h1")).hasText("メニュー");
      assertThat(
              Records.one(
                  "select (password_valid_until - (now() at time zone 'Asia/Tokyo')::date between 58 and 62)::text from account"
                      + OF_THE_VIEWER))
          .isEqualTo("true");
    } finally {
      Records.change(
          "update account set password_valid_until = null, password_hash = ?" + OF_THE_VIEWER,
          before);
    }
  }

  private static String viewer(String column) {
    return Records.one("select " + column + " from account" + OF_THE_VIEWER);
  }

  private static void valid(String until) {
    Records.change("update account set password_valid_until = " + until + OF_THE_VIEWER);
  }

  private static void change(Page page, String password) {
    page.locator("#old-password").fill(Installation.get().password(NURSING, "MEDICAL_VIEWER"));
    page.locator("#new-password").fill(password);
    page.locator("#repeated").fill(password);
    page.locator("#change").click();
  }

  private static void logIn(Page page, String console) {
    logIn(page, console, "ippan01", "GENERAL");
  }

  private static void logIn(Page page, String console, String userId, String role) {
    page.navigate(console + "/login.xhtml");
    page.locator("#institution-code").fill(NURSING);
    page.locator("#user-id").fill(userId);
    page.locator("#password").fill(Installation.get().password(NURSING, role));
    page.locator("#log-in").click();
  }

  /** As an app makes it, by its own means. */
  private static String code(String secret, int stepsAhead) {
    String digits =
        secret
            .chars()
            .map("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"::indexOf)
            .mapToObj(value -> Integer.toBinaryString(32 + value).substring(1))
            .collect(Collectors.joining());
    byte[] seed = new byte[digits.length() / Byte.SIZE];
    for (int i = 0; i < seed.length; i++) {
      seed[i] = (byte) Integer.parseInt(digits.substring(i * 8, i * 8 + 8), 2);
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(seed, "HmacSHA1"));
      long step = Instant.now().getEpochSecond() / 30 + stepsAhead;
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int number = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & 0x7fffffff;
      return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
