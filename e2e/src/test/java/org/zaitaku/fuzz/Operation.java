package org.zaitaku.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An operation of a door as the OpenAPI document of the build describes it.
 *
 * @param path with the door's own path in front and its parameters in braces
 * @param parameters in path, query, header or cookie
 * @param body schema of the JSON that it takes; missing where it takes none
 * @param document where the schema's references lead
 */
record Operation(
    String method, String path, List<Parameter> parameters, JsonNode body, JsonNode document) {

  /** A parameter by its name and where it stands. */
  record Parameter(String in, String name) {}

  /** All operations of a door. The modules lie beside each other, and this one runs in its own. */
  static List<Operation> of(String module) {
    Path generated =
        Path.of("..", "rest", module, "target", "openapi", module + ".json").toAbsolutePath();
    try {
      JsonNode document = new ObjectMapper().readTree(Files.readString(generated));
      String base = document.at("/servers/0/url").asText();
      List<Operation> operations = new ArrayList<>();
      for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
        for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
          if (operation.getKey().equals("parameters")) {
            continue;
          }
          List<Parameter> parameters = new ArrayList<>();
          addParameters(path.getValue().path("parameters"), parameters);
          addParameters(operation.getValue().path("parameters"), parameters);
          operations.add(
              new Operation(
                  operation.getKey().toUpperCase(Locale.ROOT),
                  base + path.getKey(),
                  parameters,
                  operation.getValue().at("/requestBody/content/application~1json/schema"),
                  document));
        }
      }
      return List.copyOf(operations);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addParameters(JsonNode described, List<Parameter> parameters) {
    for (JsonNode parameter : described) {
      parameters.add(new Parameter(parameter.path("in").asText(), parameter.path("name").asText()));
    }
  }

  boolean hasBody() {
    return !body.isMissingNode();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
