package org.zaitaku.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A stand-in for the voices of a device, which the test's browser has not: it keeps what it is told
 * to say and is never done saying it, until it is told that it is.
 */
final class Voice {

  private static final String STAND_IN =
      """
      (() => {
        const said = [];
        const cut = { count: 0 };
        let queue = [];
        class Utterance extends EventTarget {
          constructor(text) {
            super();
            this.text = text;
          }
        }
        const voices = %s.map(([lang, localService]) => ({ lang, localService, name: lang }));
        const speechSynthesis = {
          getVoices: () => voices,
          speak: (utterance) => {
            said.push(`${utterance.voice.lang} ${utterance.text}`);
            queue.push(utterance);
          },
          cancel: () => {
            cut.count += queue.length;
            const cancelled = queue;
            queue = [];
            cancelled.forEach((utterance) => utterance.dispatchEvent(new Event('error')));
          },
        };
        const finish = () => {
          const done = queue;
          queue = [];
          done.forEach((utterance) => utterance.dispatchEvent(new Event('end')));
        };
        const define = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true });
        define('speechSynthesis', speechSynthesis);
        define('SpeechSynthesisUtterance', Utterance);
        define('voiceForTest', { said, cut, finish, waiting: () => queue.length });
      })();
      """;

  private Voice() {}

  /** Gives all pages of a device these voices; a tag with {@code *} is one that asks a server. */
  static void give(BrowserContext device, String... tags) {
    String voices =
        List.of(tags).stream()
            .map(tag -> "['%s', %s]".formatted(tag.replace("*", ""), !tag.endsWith("*")))
            .collect(Collectors.joining(", ", "[", "]"));
    device.addInitScript(STAND_IN.formatted(voices));
  }

  /** Everything that was said in this tab since it was loaded, the voice's language first. */
  static List<String> said(Page tab) {
    return ((List<?>) tab.evaluate("() => voiceForTest.said"))
        .stream().map(String::valueOf).toList();
  }

  static int waiting(Page tab) {
    return ((Number) tab.evaluate("() => voiceForTest.waiting()")).intValue();
  }

  static void finish(Page tab) {
    tab.evaluate("() => voiceForTest.finish()");
  }
}
