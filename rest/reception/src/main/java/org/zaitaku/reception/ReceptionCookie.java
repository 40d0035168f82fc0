package org.zaitaku.reception;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cookie in which a browser keeps its reception: {@code <id>.<secret>}. Scripts cannot read it
 * and other sites' pages cannot make the browser send it with a change; it ends with the browser.
 */
final class ReceptionCookie {

  static final String NAME = "zaitaku_reception";

  private static final Pattern FORM =
      Pattern.compile(
          "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\.([0-9A-Za-z_-]{43})");

  private static final String ATTRIBUTES = "; Path=/reception; HttpOnly; Secure; SameSite=Lax";

  private ReceptionCookie() {}

  /** The key in the cookie; one of any other form is like none. */
  static Optional<ReceptionKey> read(String value) {
    if (value == null) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(value);
    return matcher.matches()
        ? Optional.of(new ReceptionKey(UUID.fromString(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  /** The value of {@code Set-Cookie} that makes the browser keep this key. */
  static String keep(ReceptionKey key) {
    return NAME + "=" + key.id() + "." + key.secret() + ATTRIBUTES;
  }

  /** The value of {@code Set-Cookie} that makes the browser forget its key. */
  static String forget() {
    return NAME + "=; Max-Age=0" + ATTRIBUTES;
  }
}
