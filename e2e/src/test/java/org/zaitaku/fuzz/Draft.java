package org.zaitaku.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A request to be: begins as one that the door understands, and mutations spoil it. */
final class Draft {

  /** A header as it goes over the wire. */
  record Header(String name, String value) {}

  String method;
  String target;
  String version = "HTTP/1.1";
  final List<Header> headers = new ArrayList<>();

  /** Null where the operation takes none, or where it is no JSON any more. */
  ObjectNode json;

  byte[] body = new byte[0];

  /** Announce another length than the body's; null for the right one. */
  String announced;

  /**
   * A request that the door understands.
   *
   * @param values good values by the name of the parameter or of the member
   */
  static Draft good(Operation operation, Map<String, String> values, Random random) {
    Draft draft = new Draft();
    draft.method = operation.method();
    draft.target = operation.path();
    for (Operation.Parameter parameter : operation.parameters()) {
      String value = values.getOrDefault(parameter.name(), "0");
      switch (parameter.in()) {
        case "path" -> draft.target = draft.target.replace("{" + parameter.name() + "}", value);
        case "query" -> {
          if (random.nextBoolean()) {
            draft.target +=
                (draft.target.contains("?") ? "&" : "?") + parameter.name() + "=" + value;
          }
        }
        case "header" -> draft.headers.add(new Header(parameter.name(), value));
        default -> draft.headers.add(new Header("Cookie", parameter.name() + "=" + value));
      }
    }
    if (values.containsKey("Authorization")) {
      draft.headers.add(new Header("Authorization", values.get("Authorization")));
    }
    if (operation.hasBody()) {
      draft.headers.add(new Header("Content-Type", "application/json"));
      if (sample("", operation.body(), operation, values, random) instanceof ObjectNode object) {
        draft.json = object;
      }
    }
    return draft;
  }

  /** A value that a schema allows. */
  private static JsonNode sample(
      String name,
      JsonNode schema,
      Operation operation,
      Map<String, String> values,
      Random random) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (schema.has("$ref")) {
      return sample(
          name,
          operation.document().at(schema.get("$ref").asText().substring(1)),
          operation,
          values,
          random);
    }
    if (values.containsKey(name)) {
      return nodes.textNode(values.get(name));
    }
    for (String choice : List.of("anyOf", "oneOf")) {
      if (schema.has(choice)) {
        return sample(name, schema.get(choice).get(0), operation, values, random);
      }
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
    }
    // What may be left out is left out every other time: a flow has its own parts and no others.
    if (schema.path("type").isArray() && random.nextBoolean()) {
      return nodes.nullNode();
    }
    String type =
        schema.path("type").isArray()
            ? schema.path("type").get(0).asText()
            : schema.path("type").asText();
    return switch (type) {
      case "object" -> object(name, schema, operation, values, random);
      case "array" ->
          nodes.arrayNode().add(sample("", schema.path("items"), operation, values, random));
      case "boolean" -> nodes.booleanNode(random.nextBoolean());
      case "integer", "number" -> nodes.numberNode(random.nextInt(100));
      default -> nodes.textNode("text");
    };
  }

  private static ObjectNode object(
      String name,
      JsonNode schema,
      Operation operation,
      Map<String, String> values,
      Random random) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
      object.set(
          member.getKey(), sample(member.getKey(), member.getValue(), operation, values, random));
    }
    if (schema.has("additionalProperties")) {
      for (String key : values.getOrDefault(name + ".*", "").split(",", -1)) {
        object.set(key, sample("", schema.get("additionalProperties"), operation, values, random));
      }
    }
    return object;
  }

  /** Makes the body what its JSON says; from then on it is bytes. */
  void write() {
    if (json != null) {
      body = json.toString().getBytes(UTF_8);
      json = null;
    }
  }

  String header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst()
        .orElse(null);
  }

  void put(String name, String value) {
    headers.removeIf(header -> header.name().equalsIgnoreCase(name));
    headers.add(new Header(name, value));
  }

  /** The bytes of the request; texts go a character a byte. */
  byte[] bytes(String authority) {
    write();
    StringBuilder head = new StringBuilder(method + " " + target + " " + version + "\r\n");
    if (header("Host") == null) {
      head.append("Host: ").append(authority).append("\r\n");
    }
    headers.forEach(
        header -> head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
    if (announced != null) {
      head.append("Content-Length: ").append(announced).append("\r\n");
    } else if (body.length > 0 && header("Transfer-Encoding") == null) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("Connection: close\r\n\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.toString().getBytes(ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }
}
