package org.zaitaku.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * How the server took an answer of a card.
 *
 * @param status of HTTP; 0 when the server could not be reached
 * @param code of the problem document
 * @param reason why the card was refused, in a problem CARD_REFUSED
 */
record ServerAnswer(int status, Optional<String> code, Optional<String> reason) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static final ServerAnswer NOT_REACHED = new ServerAnswer(0, Optional.empty(), Optional.empty());

  static ServerAnswer of(int status, String body) {
    try {
      JsonNode problem = JSON.readTree(body);
      return new ServerAnswer(status, constant(problem, "code"), constant(problem, "reason"));
    } catch (JsonProcessingException e) {
      return new ServerAnswer(status, Optional.empty(), Optional.empty());
    }
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

  private static Optional<String> constant(JsonNode problem, String member) {
    return Optional.ofNullable(problem.get(member))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(value -> value.matches("[A-Z][A-Z0-9_]{0,63}"));
  }
}
