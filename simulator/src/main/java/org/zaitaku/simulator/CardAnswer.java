package org.zaitaku.simulator;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the app posts to the callback.
 *
 * @param format version of this form
 * @param challenge base64url without padding, as it came
 * @param certificate base64 of the DER
 * @param algorithm name in JWA
 * @param signature base64; over SHA-256(origin) followed by SHA-256(challenge)
 */
@JsonPropertyOrder({"format", "challenge", "certificate", "algorithm", "signature"})
public record CardAnswer(
    String format, String challenge, String certificate, String algorithm, String signature) {

  /** The only version so far. */
  public static final String FORMAT = "zaitaku-card:1";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The body of the POST, {@code application/json} in UTF-8. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("five strings always make a JSON object", e);
    }
  }
}
