package org.zaitaku.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem document (RFC 9457). The code is stable and the only thing that a client needs; nothing
 * in it tells whether a person, an account or an institution exists.
 *
 * @param type {@code urn:zaitaku:problem:} and the code in lower case with hyphens
 * @param field path of the value to blame, as the caller wrote it, e.g. {@code choices.SURGERY};
 *     absent where there is none
 * @param reason a finer reason, e.g. why a card was refused; absent where there is none
 * @param correlationId the id under which the log and the audit know this request
 */
@Schema(name = "Problem")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String code,
    String field,
    String reason,
    UUID correlationId) {

  /** The media type of a problem document. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    Objects.requireNonNull(type);
    Objects.requireNonNull(title);
    Objects.requireNonNull(code);
    Objects.requireNonNull(correlationId);
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("not the status of an error: " + status);
    }
  }

  static Problem of(int status, Enum<?> code, String field, String reason, UUID correlationId) {
    String words = code.name().toLowerCase(Locale.ROOT);
    String title = code.name().charAt(0) + words.substring(1).replace('_', ' ');
    return new Problem(
        "urn:zaitaku:problem:" + words.replace('_', '-'),
        title,
        status,
        code.name(),
        field,
        reason,
        correlationId);
  }
}
