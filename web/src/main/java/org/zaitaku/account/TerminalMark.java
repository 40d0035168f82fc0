package org.zaitaku.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The random mark by which a terminal is known again for a year where it has no certificate: 128
 * bits, given after the first log-in there. It opens nothing; whoever has it is not locked out by
 * others (LOG-007).
 */
public final class TerminalMark {

  static final String COOKIE = "zaitaku_terminal";

  private static final int BYTES = 16;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final Duration KEPT = Duration.ofDays(365);
  private static final SecureRandom RANDOM = new SecureRandom();

  private TerminalMark() {}

  /** The terminal's mark, or a new one that it gets where the log-in succeeds. */
  static String of(HttpServletRequest request) {
    return find(request).orElseGet(TerminalMark::make);
  }

  private static Optional<String> find(HttpServletRequest request) {
    return request.getCookies() == null
        ? Optional.empty()
        : Arrays.stream(request.getCookies())
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .map(Cookie::getValue)
            .filter(value -> FORM.matcher(value).matches())
            .findFirst();
  }

  private static String make() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Somebody logged in here: the terminal keeps its mark for a year from now. */
  static void remember(HttpServletRequest request, HttpServletResponse response, String mark) {
    Cookie cookie = new Cookie(COOKIE, mark);
    cookie.setPath(request.getContextPath());
    cookie.setHttpOnly(true);
    cookie.setSecure(true);
    cookie.setMaxAge((int) KEPT.toSeconds());
    cookie.setAttribute("SameSite", "Strict");
    response.addCookie(cookie);
  }
}
