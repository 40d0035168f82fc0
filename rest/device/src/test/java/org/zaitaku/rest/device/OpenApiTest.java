package org.zaitaku.rest.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published description of the devices' API changes only on purpose. */
class OpenApiTest {

  private static final Path GENERATED = Path.of("target", "openapi", "device.yaml");
  private static final Path GENERATED_JSON = Path.of("target", "openapi", "device.json");
  private static final Path FROZEN = Path.of("..", "..", "docs", "openapi", "device.yaml");

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void theDocument_isTheFrozenOne() throws IOException {
    assertThat(GENERATED)
        .as(
            "The API is not what docs/openapi/device.yaml says. Where the change is meant: cp"
                + " rest/device/target/openapi/device.yaml docs/openapi/device.yaml")
        .hasSameTextualContentAs(FROZEN);
  }

  @Test
  void noSchema_isEmpty_becauseARecordOfAnotherModuleWasNotFound() throws IOException {
    JsonNode document = json.readTree(Files.readString(GENERATED_JSON));

    assertThat(document.at("/components/schemas").size()).isGreaterThan(3);
    assertThat(emptySchemas(document)).isEmpty();
  }

  @Test
  void anEmptySchema_isFound() throws JsonProcessingException {
    JsonNode planted =
        json.readTree(
            """
            {"components":{"schemas":{"Hollow":{},"Half":{"type":"object","properties":{"part":{}}},"Bare":{"type":"object"}}}}
            """);

    assertThat(emptySchemas(planted))
        .containsExactlyInAnyOrder(
            "/components/schemas/Hollow",
            "/components/schemas/Half/properties/part",
            "/components/schemas/Bare");
  }

  @Test
  void everyOperation_saysWhatItRefuses() throws IOException {
    JsonNode document = json.readTree(Files.readString(GENERATED_JSON));

    for (JsonNode path : document.get("paths")) {
      for (JsonNode operation : path) {
        assertThat(operation.get("summary").textValue()).isNotBlank();
        assertThat(operation.get("responses").has("429")).isTrue();
        assertThat(operation.get("responses").has("503")).isTrue();
        operation
            .get("responses")
            .properties()
            .forEach(
                response -> {
                  if (response.getKey().matches("[45].*")) {
                    assertThat(
                            response.getValue().at("/content/application~1problem+json").isObject())
                        .as("problem document of %s", operation.get("operationId"))
                        .isTrue();
                  }
                });
      }
    }
  }

  private static List<String> emptySchemas(JsonNode document) {
    List<String> empty = new ArrayList<>();
    document
        .at("/components/schemas")
        .properties()
        .forEach(
            schema -> look(schema.getValue(), "/components/schemas/" + schema.getKey(), empty));
    return empty;
  }

  private static void look(JsonNode schema, String path, List<String> empty) {
    boolean says =
        schema.has("$ref")
            || schema.has("enum")
            || schema.has("anyOf")
            || (schema.has("type") && !schema.get("type").asText().equals("object"))
            || schema.has("properties")
            || schema.has("additionalProperties");
    if (!says) {
      empty.add(path);
    }
    schema
        .path("properties")
        .properties()
        .forEach(
            property ->
                look(property.getValue(), path + "/properties/" + property.getKey(), empty));
    if (schema.has("items")) {
      look(schema.get("items"), path + "/items", empty);
    }
    if (schema.has("additionalProperties")) {
      look(schema.get("additionalProperties"), path + "/additionalProperties", empty);
    }
  }
}
