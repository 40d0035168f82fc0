package org.zaitaku.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class EmptySchemasTest {

  @Test
  void anEmptySchema_isFound_whereverItStands() throws JsonProcessingException {
    assertThat(
            EmptySchemas.in(
                new ObjectMapper()
                    .readTree(
                        """
                        {"components":{"schemas":{"Hollow":{},"Half":{"type":"object","properties":{"part":{}}},"Bare":{"type":"object"},
                        "Said":{"type":"string"},"List":{"type":"array","items":{}}}}}
                        """)))
        .containsExactlyInAnyOrder(
            "/components/schemas/Hollow",
            "/components/schemas/Half/properties/part",
            "/components/schemas/Bare",
            "/components/schemas/List/items");
  }
}
