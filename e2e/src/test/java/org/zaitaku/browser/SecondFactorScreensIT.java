package org.zaitaku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;

/** The second factor in a browser, on a server that asks general users for one. */
class SecondFactorScreensIT {

  private static final String NURSING = "1369999048";

  @Test
  void itIsSetUpOnceAndAskedForAfterThePassword() throws IOException {
    Installation installation = Installation.get();
    try (Installation.Another server =
            installation.startAnother(Map.of("ZAITAKU_SECOND_FACTOR_ROLES", "GENERAL"));
        BrowserContext terminal = Browsers.device(1280, 900)) {
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
      page.navigate(console + "/menu.xhtml");
      assertThat(page.locator("#begin")).isVisible();
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

  private static void logIn(Page page, String console) {
    page.navigate(console + "/login.xhtml");
    page.locator("#institution-code").fill(NURSING);
    page.locator("#user-id").fill("ippan01");
    page.locator("#password").fill(Installation.get().password(NURSING, "GENERAL"));
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
