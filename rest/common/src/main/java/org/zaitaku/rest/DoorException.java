package org.zaitaku.rest;

import java.util.Objects;
import java.util.Optional;

/** A door refuses a request before any use case is asked. */
public class DoorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final DoorError error;
  private final String field;

  public DoorException(DoorError error) {
    this(error, null);
  }

  /**
   * @param field path of the value to blame as the caller wrote it, or null
   */
  public DoorException(DoorError error, String field) {
    super(Objects.requireNonNull(error).name());
    this.error = error;
    this.field = field;
  }

  public DoorError error() {
    return error;
  }

  public Optional<String> field() {
    return Optional.ofNullable(field);
  }
}
