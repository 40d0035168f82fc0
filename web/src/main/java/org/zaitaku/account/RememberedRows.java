package org.zaitaku.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;

/** How many rows of ［アカウント検索］ somebody chose to see on this terminal, in a cookie for a year. */
final class RememberedRows {

  static final String COOKIE = "zaitaku_rows";

  private static final Duration KEPT = Duration.ofDays(365);

  private RememberedRows() {}

  static OptionalInt find(HttpServletRequest request) {
    return request.getCookies() == null
        ? OptionalInt.empty()
        : Arrays.stream(request.getCookies())
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .map(Cookie::getValue)
            .filter(value -> value.matches("[0-9]{1,3}"))
            .mapToInt(Integer::parseInt)
            .filter(AccountsBean.ROWS::contains)
            .findFirst();
  }

  static void remember(HttpServletRequest request, HttpServletResponse response, int rows) {
    Cookie cookie = new Cookie(COOKIE, Integer.toString(rows));
    cookie.setPath(request.getContextPath());
    cookie.setHttpOnly(true);
    cookie.setSecure(true);
    cookie.setMaxAge((int) KEPT.toSeconds());
    cookie.setAttribute("SameSite", "Strict");
    response.addCookie(cookie);
  }
}
