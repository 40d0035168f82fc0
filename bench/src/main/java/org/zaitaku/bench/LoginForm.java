package org.zaitaku.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** ［ログイン］, filled in as a browser would: the hidden fields of the page, and what is typed. */
final class LoginForm implements Load.Repeated {

  private static final String PATH = "/console/login.xhtml";
  private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
  private static final Pattern NAME = Pattern.compile(" name=\"([^\"]+)\"");
  private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");

  private static final Pattern NONCE = Pattern.compile("csp\\.init\\('([^']+)'\\)");

  private final Wire wire;
  private final Map<String, String> fields;

  private LoginForm(Wire wire, Map<String, String> fields) {
    this.wire = wire;
    this.fields = fields;
  }

  /** Fetches the page and fills it in. */
  static LoginForm of(int closedPort, DemonstrationLogin account) throws IOException {
    Wire wire = new Wire(closedPort);
    Map<String, String> fields = new LinkedHashMap<>();
    String page = wire.get(PATH).text();
    Matcher inputs = INPUT.matcher(page);
    while (inputs.find()) {
      Matcher name = NAME.matcher(inputs.group());
      Matcher value = VALUE.matcher(inputs.group());
      if (name.find()) {
        fields.put(name.group(1), value.find() ? value.group(1) : "");
      }
    }
    // What the page's script adds to every form.
    Matcher nonce = NONCE.matcher(page);
    if (!nonce.find()) {
      throw new IOException("the page of the log-in has no nonce");
    }
    fields.put("primefaces.nonce", nonce.group(1));
    fields.put("institution-code", account.institution());
    fields.put("user-id", account.userId());
    fields.put("password", account.password());
    return new LoginForm(wire, fields);
  }

  /** One log-in; the session that it begins is left behind. */
  @Override
  public void once() throws IOException {
    Wire.Answer answer = wire.postForm(PATH, encoded());
    if (answer.status() != 302
        || !answer.headers().getOrDefault("location", "").contains("/menu")) {
      throw new IOException(
          "the log-in answered " + answer.status() + " " + answer.headers().get("location"));
    }
  }

  private String encoded() {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
