package org.zaitaku.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Optional;

/**
 * How the server took an answer of a card.
 *
 * @param status of HTTP; 0 when the server could not be reached
 * @param code of the problem document
 * @param reason why the card was refused, in a problem CARD_REFUSED
 * @param returnUrl what the app opens after a good answer
 */
record ServerAnswer(
    int status, Optional<String> code, Optional<String> reason, Optional<URI> returnUrl) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static final ServerAnswer NOT_REACHED = without(0);

  /** One that leads nowhere. */
  ServerAnswer(int status, Optional<String> code, Optional<String> reason) {
    this(status, code, reason, Optional.empty());
  }

  static ServerAnswer of(int status, String body) {
    try {
      JsonNode answer = JSON.readTree(body);
      return new ServerAnswer(
          status, constant(answer, "code"), constant(answer, "reason"), address(answer));
    } catch (JsonProcessingException e) {
      return without(status);
    }
  }

  private static ServerAnswer without(int status) {
    return new ServerAnswer(status, Optional.empty(), Optional.empty());
  }

  boolean isAccepted() {
    return status == 200;
  }

  /**
   * Whether the same answer may succeed when it is sent once more: nobody was there to refuse it.
   */
  boolean mayBeSentAgain() {
    return status == 0 || status >= 500 || status == 429;
  }

  private static Optional<URI> address(JsonNode answer) {
    try {
      return Optional.ofNullable(answer.get("returnUrl"))
          .filter(JsonNode::isTextual)
          .map(JsonNode::textValue)
          .map(URI::create);
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static Optional<String> constant(JsonNode problem, String member) {
    return Optional.ofNullable(problem.get(member))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(value -> value.matches("[A-Z][A-Z0-9_]{0,63}"));
  }
}
