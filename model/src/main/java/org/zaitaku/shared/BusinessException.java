package org.zaitaku.shared;

import java.util.Objects;
import java.util.Optional;

/**
 * A use case refused, and its transaction is rolled back. Carries a code, and where the cause is
 * one value the name of its field or a finer reason; never a text for people and nothing personal.
 */
public class BusinessException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String field;
  private final String reason;

  public BusinessException(ErrorCode code) {
    this(code, null, null);
  }

  /**
   * @param field path of the value to blame as the caller wrote it, e.g. {@code choices.SURGERY},
   *     or null
   */
  public BusinessException(ErrorCode code, String field) {
    this(code, field, null);
  }

  private BusinessException(ErrorCode code, String field, String reason) {
    super(code + (field == null ? "" : " " + field) + (reason == null ? "" : " " + reason));
    this.code = Objects.requireNonNull(code);
    this.field = field;
    this.reason = reason;
  }

  /**
   * A refusal with a finer reason, e.g. why a card was refused.
   *
   * @param reason name of a constant out of an enumeration
   */
  public static BusinessException because(ErrorCode code, String reason) {
    return new BusinessException(code, null, reason);
  }

  public ErrorCode code() {
    return code;
  }

  public Optional<String> field() {
    return Optional.ofNullable(field);
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }
}
