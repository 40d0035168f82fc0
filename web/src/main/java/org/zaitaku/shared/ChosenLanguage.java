package org.zaitaku.shared;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The language that somebody chose in the header, in a cookie for a year. */
final class ChosenLanguage {

  static final String COOKIE = "zaitaku_language";

  private static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);

  private static final Duration KEPT = Duration.ofDays(365);

  private ChosenLanguage() {}

  static Optional<Locale> find(HttpServletRequest request) {
    return request.getCookies() == null
        ? Optional.empty()
        : Arrays.stream(request.getCookies())
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .findFirst()
            .flatMap(cookie -> parse(cookie.getValue()));
  }

  /** {@code ja} or {@code en}. */
  static Optional<Locale> parse(String language) {
    return LANGUAGES.stream().filter(known -> known.getLanguage().equals(language)).findFirst();
  }

  static void keep(HttpServletRequest request, HttpServletResponse response, Locale language) {
    Cookie cookie = new Cookie(COOKIE, language.getLanguage());
    cookie.setPath(request.getContextPath());
    cookie.setHttpOnly(true);
    cookie.setSecure(true);
    cookie.setMaxAge((int) KEPT.toSeconds());
    cookie.setAttribute("SameSite", "Strict");
    response.addCookie(cookie);
  }
}
