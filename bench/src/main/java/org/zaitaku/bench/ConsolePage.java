package org.zaitaku.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page of the console, to be filled in as a browser would: its hidden fields, what its script
 * adds to every form, and what is typed.
 */
record ConsolePage(Map<String, String> fields) {

  private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
  private static final Pattern NAME = Pattern.compile(" name=\"([^\"]+)\"");
  private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");
  private static final Pattern NONCE = Pattern.compile("csp\\.init\\('([^']+)'\\)");

  static ConsolePage of(Wire.Answer answer) throws IOException {
    Matcher nonce = NONCE.matcher(answer.text());
    if (answer.status() != 200 || !nonce.find()) {
      throw new IOException("no page but " + answer.status());
    }
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher inputs = INPUT.matcher(answer.text());
    while (inputs.find()) {
      Matcher name = NAME.matcher(inputs.group());
      Matcher value = VALUE.matcher(inputs.group());
      if (name.find()) {
        fields.put(name.group(1), value.find() ? value.group(1) : "");
      }
    }
    fields.put("primefaces.nonce", nonce.group(1));
    return new ConsolePage(fields);
  }

  ConsolePage with(String field, String value) {
    Map<String, String> filled = new LinkedHashMap<>(fields);
    filled.put(field, value);
    return new ConsolePage(filled);
  }

  /** As application/x-www-form-urlencoded. */
  String encoded() {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** As multipart/form-data, one of the fields a CSV file. */
  String multipart(String boundary, String fileField, String csv) {
    StringBuilder parts = new StringBuilder();
    fields.forEach(
        (name, value) -> {
          if (!name.equals(fileField)) {
            part(parts, boundary, "name=\"" + name + "\"", value);
          }
        });
    part(parts, boundary, "name=\"" + fileField + "\"; filename=\"bench.csv\"", csv);
    return parts.append("--").append(boundary).append("--\r\n").toString();
  }

  private static void part(StringBuilder parts, String boundary, String names, String content) {
    parts.append("--").append(boundary);
    parts.append("\r\nContent-Disposition: form-data; ").append(names);
    parts.append("\r\n\r\n").append(content).append("\r\n");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
