package org.zaitaku.accessurl;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/**
 * The part of an institution's URL that cannot be guessed (URL-015): 18 random bytes, 24 characters
 * of base64url.
 */
public record UrlToken(String value) {

  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]{24}");

  private static final int BYTES = 18;

  public UrlToken {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new BusinessException(ErrorCode.URL_UNKNOWN);
    }
  }

  public static UrlToken random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new UrlToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
