package org.zaitaku.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * What tests have in common: a moment, a directory of cards made once for all tests, and a
 * challenge.
 */
final class Scene {

  /**
   * The present: the JDK compares a responder's answer with the time of day, whatever date a test
   * asks it to assume.
   */
  @SuppressWarnings("TimeInStaticInitializer") // one moment for all tests of a run
  static final Instant NOW = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);

  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final URI BASE = URI.create("http://localhost:8090");
  static final String ORIGIN = "http://localhost:8081";

  private static final Path MADE_ONCE = makeOnce();
  private static final CardDirectory SHARED = CardDirectory.open(MADE_ONCE);

  private Scene() {}

  /** For tests that change nothing. */
  static CardDirectory directory() {
    return SHARED;
  }

  /** The same cards in a directory of its own. */
  static Path copyFiles(Path target) {
    try (Stream<Path> files = Files.walk(MADE_ONCE)) {
      for (Path file : files.toList()) {
        Path copy = target.resolve(MADE_ONCE.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A challenge that consists of 32 times the same byte. */
  static String challenge(int octet) {
    byte[] bytes = new byte[32];
    java.util.Arrays.fill(bytes, (byte) octet);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The query of a link, as the server's template makes it. */
  static String link(String challenge, String origin, String callback, String returnTo) {
    return "/app?challenge="
        + encoded(challenge)
        + "&origin="
        + encoded(origin)
        + "&callback="
        + encoded(callback)
        + "&return="
        + encoded(returnTo);
  }

  static String link(String origin) {
    return link(
        challenge(7),
        origin,
        origin + "/reception/api/v1/card-answers",
        origin + "/reception/return");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static Path makeOnce() {
    try {
      Path made = Files.createTempDirectory("zaitaku-cards");
      CardDirectory.init(made, BASE, CLOCK);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made)));
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path made) {
    try (Stream<Path> files = Files.walk(made)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
