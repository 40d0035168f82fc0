package org.zaitaku.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBindingTest {

  private final ObjectMapper json = JsonBinding.mapper();

  enum Form {
    PAPER,
    ELECTRONIC
  }

  record Line(String label) {}

  record Body(String url, int count, Instant at, Form form, List<Line> lines) {}

  @Test
  void whatIsWrittenIsReadAgain() throws JsonProcessingException {
    Body body =
        new Body(
            "𠮷", 2, Instant.parse("2026-11-21T02:10:00Z"), Form.PAPER, List.of(new Line("x")));
    String text = json.writeValueAsString(body);
    assertThat(text).contains("\"at\":\"2026-11-21T02:10:00Z\"").contains("\"form\":\"PAPER\"");
    assertThat(json.readValue(text, Body.class)).isEqualTo(body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"count\":1,\"zap\":1}|zap",
        "{\"count\":\"1\"}|count",
        "{\"count\":1.5}|count",
        "{\"count\":null}|count",
        "{\"count\":99999999999}|count",
        "{\"url\":5}|url",
        "{\"url\":true}|url",
        "{\"url\":[\"a\"]}|url",
        "{\"at\":\"yesterday\"}|at",
        "{\"count\":1,\"at\":\"\"}|at",
        "{\"url\":\"a\"}|count",
        "{\"form\":0}|form",
        "{\"form\":\"\"}|form",
        "{\"form\":\"paper\"}|form",
        "{\"lines\":{}}|lines",
        "{\"lines\":[{\"label\":\"a\"},{\"label\":7}]}|lines[1].label",
        "{\"lines\":[{\"zap\":7}]}|lines[0].zap"
      })
  void aValueThatDoesNotFitIsRefusedAndNamed(String text, String field) {
    assertThatThrownBy(() -> json.readValue(text, Body.class))
        .isInstanceOfSatisfying(
            JsonMappingException.class,
            refused -> assertThat(JsonPath.of(refused)).isEqualTo(field));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "",
        "{\"url\":\"a\",\"url\":\"b\"}",
        "{\"url\":\"a\"} x",
        "{\"url\":\"a\"}{}",
        "{'url':'a'}",
        "{url:1}",
        "{\"count\":01}",
        "{\"count\":NaN}",
        "[]",
        "\"\"",
        "7"
      })
  void whatIsNoSingleObjectIsRefused(String text) {
    assertThatThrownBy(() -> json.readValue(text, Body.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void deepNestingIsRefused() {
    assertThatThrownBy(() -> json.readTree("[".repeat(17) + "]".repeat(17)))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void onlyUtf8WithoutNulIsJson() {
    assertThat(BodyFilter.isUtf8("{\"url\":\"𠮷田\"}".getBytes(StandardCharsets.UTF_8))).isTrue();
    assertThat(BodyFilter.isUtf8("{}".getBytes(StandardCharsets.UTF_16))).isFalse();
    assertThat(BodyFilter.isUtf8("{}".getBytes(StandardCharsets.UTF_16LE))).isFalse();
    assertThat(BodyFilter.isUtf8(new byte[] {'"', (byte) 0xff, '"'})).isFalse();
    assertThat(BodyFilter.isUtf8(new byte[] {'"', (byte) 0xc0, (byte) 0xaf, '"'})).isFalse();
  }

  @Test
  void whatTheCallerWroteIsGivenBackShortAndPlain() {
    assertThat(JsonPath.shown("a<b>\n")).isEqualTo("a?b??");
    assertThat(JsonPath.shown("x".repeat(500))).hasSize(120);
    assertThat(JsonPath.shown("")).isNull();
  }
}
