package org.zaitaku.reception;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The scripts, styles and pictures of the patients' pages, below {@code /assets}. Their version is
 * part of their address: 16 hexadecimal digits of SHA-256 over all of them, so that a browser may
 * keep them for a year and still never mixes two releases.
 */
final class PageAssets {

  static final String ROOT = "/assets/";

  private static final int VERSION_DIGITS = 16;

  private PageAssets() {}

  /** The version of the assets that this WAR holds. */
  static String version(ServletContext context) {
    MessageDigest digest = sha256();
    for (String path : files(context, ROOT)) {
      digest.update(path.getBytes(StandardCharsets.UTF_8));
      digest.update(read(context, path));
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
  }

  /** The content of a file of this WAR, which must exist. */
  static byte[] read(ServletContext context, String path) {
    try (InputStream in = context.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("Not in this WAR: " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Path to content of everything that is served, ready to be sent. */
  static Map<String, Asset> load(ServletContext context) {
    Map<String, Asset> assets = new HashMap<>();
    for (String path : files(context, ROOT)) {
      if (Asset.isServed(path) && !path.equals(Stylesheet.TOKENS)) {
        assets.put(path, Asset.of(path, read(context, path)));
      }
    }
    String style =
        Stylesheet.compose(text(context, Stylesheet.TOKENS), text(context, Stylesheet.PAGE));
    assets.put(Stylesheet.PAGE, Asset.of(Stylesheet.PAGE, style.getBytes(StandardCharsets.UTF_8)));
    return Map.copyOf(assets);
  }

  private static String text(ServletContext context, String path) {
    return new String(read(context, path), StandardCharsets.UTF_8);
  }

  /** The paths of all files below a folder, in order. */
  static Set<String> files(ServletContext context, String folder) {
    Set<String> found = new TreeSet<>();
    Set<String> children = context.getResourcePaths(folder);
    if (children == null) {
      return found;
    }
    for (String child : children) {
      if (child.endsWith("/")) {
        found.addAll(files(context, child));
      } else {
        found.add(child);
      }
    }
    return found;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
