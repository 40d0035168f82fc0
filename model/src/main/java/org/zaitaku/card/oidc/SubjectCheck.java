package org.zaitaku.card.oidc;

import java.util.regex.Pattern;

/** The token names a person: 1 to 255 visible ASCII characters (OpenID Connect Core, section 2). */
public final class SubjectCheck implements IdTokenCheck {

  private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e]{1,255}");

  @Override
  public void check(IdToken token) {
    if (token.subject() == null || !SUBJECT.matcher(token.subject()).matches()) {
      throw new OidcRefusedException(
          OidcRefusal.TOKEN_SUBJECT_MISSING, "sub is missing or has another form");
    }
  }
}
