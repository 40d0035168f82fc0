package org.zaitaku.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The institution's code that this terminal last logged in with, in a cookie for a year. A
 * convenience: it proves nothing.
 */
public final class RememberedInstitution {

  static final String COOKIE = "zaitaku_institution";

  private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");

  private static final Duration KEPT = Duration.ofDays(365);

  private RememberedInstitution() {}

  public static Optional<String> find(HttpServletRequest request) {
    return request.getCookies() == null
        ? Optional.empty()
        : Arrays.stream(request.getCookies())
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .map(Cookie::getValue)
            .filter(value -> TEN_DIGITS.matcher(value).matches())
            .findFirst();
  }

  public static void remember(
      HttpServletRequest request, HttpServletResponse response, String code) {
    Cookie cookie = new Cookie(COOKIE, code);
    cookie.setPath(request.getContextPath());
    cookie.setHttpOnly(true);
    cookie.setSecure(true);
    cookie.setMaxAge((int) KEPT.toSeconds());
    cookie.setAttribute("SameSite", "Strict");
    response.addCookie(cookie);
  }
}
