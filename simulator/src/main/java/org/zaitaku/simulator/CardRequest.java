package org.zaitaku.simulator;

import java.net.URI;
import java.util.Base64;
import java.util.Map;

/**
 * What the link that opens the app asks for.
 *
 * @param challenge 32 random bytes in base64url without padding: 43 characters
 * @param origin of the asking site: scheme, host and port, no slash at the end
 * @param callback where the answer is posted
 * @param returnTo where the person goes afterwards
 */
public record CardRequest(String challenge, String origin, URI callback, URI returnTo) {

  private static final int CHALLENGE_BYTES = 32;

  /**
   * Refuses a challenge of another form.
   *
   * @throws IllegalArgumentException naming the parameter
   */
  public CardRequest {
    challengeBytes(challenge);
    if (origin == null || origin.isEmpty()) {
      throw new IllegalArgumentException("origin is missing");
    }
    if (callback == null || returnTo == null) {
      throw new IllegalArgumentException("callback or return is missing");
    }
  }

  /**
   * Reads a whole link, as a test gets it from the server.
   *
   * @throws IllegalArgumentException when a parameter is missing, given twice or malformed
   */
  public static CardRequest fromLink(String link) {
    return of(Parameters.parse(URI.create(link).getRawQuery()));
  }

  static CardRequest of(Map<String, String> parameters) {
    return new CardRequest(
        required(parameters, "challenge"),
        required(parameters, "origin"),
        URI.create(required(parameters, "callback")),
        URI.create(required(parameters, "return")));
  }

  private static String required(Map<String, String> parameters, String name) {
    String value = parameters.get(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  /**
   * An app signs for one site and tells nobody else: all three addresses must be those of {@code
   * server}.
   */
  boolean isWithin(ServerOrigin server) {
    return server.value().equals(origin) && server.covers(callback) && server.covers(returnTo);
  }

  static byte[] challengeBytes(String challenge) {
    if (challenge == null || !challenge.matches("[A-Za-z0-9_-]{43}")) {
      throw new IllegalArgumentException("challenge must be 43 characters of base64url");
    }
    byte[] bytes = Base64.getUrlDecoder().decode(challenge);
    if (bytes.length != CHALLENGE_BYTES) {
      throw new IllegalArgumentException("challenge must be " + CHALLENGE_BYTES + " bytes");
    }
    return bytes;
  }
}
