package org.zaitaku.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Schemas of an OpenAPI document that say nothing: a record of another module was not found. */
final class EmptySchemas {

  private EmptySchemas() {}

  static List<String> in(JsonNode document) {
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
