package org.zaitaku.rest;

/**
 * What a door refuses before any use case is asked. The names are published as {@code code} of a
 * problem document.
 */
public enum DoorError {
  /** The request itself is broken: its path, a parameter, its framing. */
  REQUEST_MALFORMED(400),
  /** The body is missing, not UTF-8, not JSON, nested too deeply, or names a member twice. */
  BODY_MALFORMED(400),
  /** The body holds a member that nobody knows; {@code field} names it. */
  MEMBER_UNKNOWN(400),
  /** A member is of the wrong type or not one of the known words; {@code field} names it. */
  VALUE_MALFORMED(400),
  /** A page of another site sent this. */
  FOREIGN_ORIGIN(403),
  /** The caller may not do this here. */
  FORBIDDEN(403),
  /** Nothing is here. */
  NOT_FOUND(404),
  /** Not with this method. */
  METHOD_NOT_ALLOWED(405),
  /** Not in the form that {@code Accept} asks for. */
  NOT_ACCEPTABLE(406),
  /** The body did not come in the time that it has. */
  BODY_TOO_SLOW(408),
  /** The page was opened before the server changed, and is to be loaded anew. */
  PAGE_OUTDATED(409),
  /** The body is longer than this door takes. */
  BODY_TOO_LARGE(413),
  /** The body is not of a form that is taken here. */
  MEDIA_TYPE_UNSUPPORTED(415),
  /** A value breaks a rule; {@code field} names it. */
  VALUE_INVALID(422),
  /** Too many requests: of one address, by one URL, or to one challenge. */
  TOO_MANY_REQUESTS(429),
  /** Our fault: the correlation id leads to it in the log. */
  UNEXPECTED(500),
  /** The database cannot serve at present: the same request may succeed in a while. */
  DATABASE_UNAVAILABLE(503);

  private final int status;

  DoorError(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }
}
