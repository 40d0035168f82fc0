package org.zaitaku.bench;

import java.io.Closeable;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at the console: a connection, and the session once logged in. One thread. */
final class ConsoleUser implements Closeable {

  private static final String LOGIN = "/console/login.xhtml";
  private static final Pattern SESSION = Pattern.compile("JSESSIONID=[^;\n]+");

  private final Wire wire;
  private final ConsolePage loginForm;
  private String cookie = "";

  /** Fetches ［ログイン］ and fills it in. */
  ConsoleUser(int closedPort, DemonstrationLogin account) throws IOException {
    wire = new Wire(closedPort);
    loginForm =
        ConsolePage.of(wire.get(LOGIN))
            .with("institution-code", account.institution())
            .with("user-id", account.userId())
            .with("password", account.password());
  }

  /** One log-in; the session that an earlier one began is left behind. */
  void logIn() throws IOException {
    Wire.Answer answer = wire.postForm(LOGIN, loginForm.encoded());
    expectRedirect(answer, "/menu");
    Matcher session = SESSION.matcher(answer.headers().get("set-cookie"));
    if (!session.find()) {
      throw new IOException("a log-in without a session");
    }
    cookie = session.group();
  }

  Wire.Answer get(String path) throws IOException {
    Wire.Answer answer = wire.get("/console" + path, "Cookie", cookie);
    if (answer.status() != 200) {
      throw new IOException(path + " answered " + answer.status());
    }
    return answer;
  }

  /** ［アカウント一括登録］, 《OK》. */
  void upload(String csv) throws IOException {
    String boundary = "----zaitaku-bench";
    String path = "/account-bulk.xhtml";
    String body =
        ConsolePage.of(get(path)).with("bulk-ok", "bulk-ok").multipart(boundary, "file", csv);
    expectRedirect(
        wire.postMultipart("/console" + path, boundary, body, "Cookie", cookie), "receipt=");
  }

  private static void expectRedirect(Wire.Answer answer, String to) throws IOException {
    String location = answer.headers().getOrDefault("location", "");
    if (answer.status() != 302 || !location.contains(to)) {
      throw new IOException("the console answered " + answer.status() + " " + location);
    }
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
