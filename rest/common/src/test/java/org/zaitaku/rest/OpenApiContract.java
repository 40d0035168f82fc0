package org.zaitaku.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The published description of a door's API changes only on purpose, and says what it refuses. */
public abstract class OpenApiContract {

  private final String door;
  private final int schemas;

  /**
   * @param door its module below {@code rest}, and the name of its document
   * @param schemas which the document has at least
   */
  protected OpenApiContract(String door, int schemas) {
    this.door = door;
    this.schemas = schemas;
  }

  private Path generated(String ending) {
    return Path.of("target", "openapi", door + ending);
  }

  private JsonNode document() throws IOException {
    return new ObjectMapper().readTree(Files.readString(generated(".json")));
  }

  @Test
  public void theDocument_isTheFrozenOne() throws IOException {
    assertThat(generated(".yaml"))
        .as(
            "The API is not what docs/openapi/%1$s.yaml says. Where the change is meant: cp"
                + " rest/%1$s/target/openapi/%1$s.yaml docs/openapi/%1$s.yaml",
            door)
        .hasSameTextualContentAs(Path.of("..", "..", "docs", "openapi", door + ".yaml"));
  }

  @Test
  public void noSchema_isEmpty_becauseARecordOfAnotherModuleWasNotFound() throws IOException {
    assertThat(document().at("/components/schemas")).hasSizeGreaterThanOrEqualTo(schemas);
    assertThat(EmptySchemas.in(document())).isEmpty();
  }

  @Test
  public void everyOperation_saysWhatItRefuses() throws IOException {
    for (JsonNode path : document().get("paths")) {
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
}
