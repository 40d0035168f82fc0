package org.zaitaku.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;

/** The one Chromium of a run. Each test opens contexts of its own: devices without a past. */
final class Browsers {

  /** Where Debian puts it; another one by {@code -Dzaitaku.chromium=}. */
  private static final String CHROMIUM =
      System.getProperty("zaitaku.chromium", "/usr/bin/chromium");

  private static final int PATIENCE_MILLIS = 20_000;
  private static final int TABLET_SIDE = 600;

  private static Playwright playwright;
  private static Browser browser;

  private Browsers() {}

  /** A device of this screen size, in Japan, that speaks Japanese; a finger up to tablets. */
  static BrowserContext device(int width, int height) {
    return device(width, height, "ja-JP");
  }

  /** A device in Japan that speaks another language. */
  static BrowserContext device(int width, int height, String language) {
    return prepared(language, sized(width, height));
  }

  /** A device in Japan that is filmed where a film is wanted. */
  static BrowserContext filmed(int width, int height) {
    BrowserContext context = prepared("ja-JP", Film.record(sized(width, height), width, height));
    Film.showFingers(context);
    return context;
  }

  private static Browser.NewContextOptions sized(int width, int height) {
    return new Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setScreenSize(width, height)
        .setHasTouch(width < 1000)
        .setIsMobile(Math.min(width, height) < TABLET_SIDE);
  }

  private static BrowserContext prepared(String language, Browser.NewContextOptions options) {
    BrowserContext context =
        browser()
            .newContext(
                options
                    .setLocale(language)
                    .setTimezoneId("Asia/Tokyo")
                    .setDeviceScaleFactor(1)
                    .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    return context;
  }

  private static synchronized Browser browser() {
    if (browser == null) {
      playwright = Playwright.create();
      browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(Path.of(CHROMIUM))
                      .setArgs(List.of("--no-sandbox"))
                      .setSlowMo(Film.slowness())
                      // Playwright switches the browser's own memory of pages off; patients' phones
                      // have it.
                      .setIgnoreDefaultArgs(List.of("--disable-back-forward-cache")));
      Runtime.getRuntime().addShutdownHook(new Thread(Browsers::close, "browser-stop"));
    }
    return browser;
  }

  static synchronized void close() {
    if (playwright != null) {
      playwright.close();
      playwright = null;
      browser = null;
    }
  }
}
