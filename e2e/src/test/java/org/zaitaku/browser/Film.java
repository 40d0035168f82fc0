package org.zaitaku.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Video;
import java.nio.file.Path;

/**
 * A film of one walk, made only with {@code -Dzaitaku.film=<directory>}: an ordinary run records
 * nothing, is not slowed down and needs no ffmpeg. docs/network.md says how one is made.
 */
final class Film {

  private static final String DIRECTORY = System.getProperty("zaitaku.film");
  private static final boolean WANTED = DIRECTORY != null;

  /** Every tab's recording while it lasts; the one that is kept is copied from here. */
  private static final Path RAW = Path.of("target", "film");

  private static final int SLOWNESS_MILLIS = 500;
  private static final int READING_MILLIS = 3_000;

  /** Shows for a moment where a finger pressed. */
  private static final String FINGER =
      """
      addEventListener('pointerdown', ({ clientX, clientY }) => {
        const finger = document.body.appendChild(document.createElement('i'));
        finger.style.cssText = 'position: fixed; z-index: 9; width: 3rem; height: 3rem; margin: -1.5rem; border-radius: 50%; pointer-events: none';
        finger.style.background = 'rgb(255 120 0 / 0.5)';
        finger.style.left = `${clientX}px`;
        finger.style.top = `${clientY}px`;
        setTimeout(() => finger.remove(), 600);
      }, true);
      """;

  private static final String BAND =
      """
      (words) => {
        document.getElementById('film-band')?.remove();
        const band = document.body.appendChild(document.createElement('div'));
        band.id = 'film-band';
        band.ariaHidden = 'true';
        band.textContent = words;
        band.style.cssText = 'position: fixed; z-index: 8; inset: auto 0 0; padding: 0.5rem; text-align: center; font-weight: 700';
        band.style.color = 'white';
        band.style.background = 'black';
      }
      """;

  private static final String UNBAND = "() => document.getElementById('film-band')?.remove()";

  private static final String SCROLL =
      "(node) => node.scrollIntoView({ behavior: 'smooth', block: 'center' })";

  private Film() {}

  /** How long the browser waits after each thing that it is told to do. */
  static int slowness() {
    return WANTED ? SLOWNESS_MILLIS : 0;
  }

  static Browser.NewContextOptions record(
      Browser.NewContextOptions options, int width, int height) {
    return WANTED ? options.setRecordVideoDir(RAW).setRecordVideoSize(width, height) : options;
  }

  /** Time to read what is seen. */
  static void linger(Page page) {
    if (WANTED) {
      page.waitForTimeout(READING_MILLIS);
    }
  }

  /** Goes down, or up, to what is used next. */
  static void seek(Locator next) {
    if (WANTED) {
      next.evaluate(SCROLL);
      linger(next.page());
    }
  }

  /** Says on a black band what no page can show: what happens to the network. */
  static void tellOfNetwork(Page page, boolean there) {
    if (!WANTED) {
      return;
    }
    page.evaluate(BAND, there ? "通信がもどりました ● network back" : "通信が切れています ✕ no network");
    page.waitForTimeout(READING_MILLIS / 2.0);
    if (there) {
      page.evaluate(UNBAND);
    }
  }

  static void showFingers(BrowserContext device) {
    if (WANTED) {
      device.addInitScript(FINGER);
    }
  }

  /** Keeps what was recorded of a tab whose device was closed. */
  static void keep(Page page, String name) {
    if (WANTED) {
      Video video = page.video();
      video.saveAs(Path.of(DIRECTORY, name + ".webm"));
      video.delete();
    }
  }
}
