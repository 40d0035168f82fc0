package org.zaitaku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;

/** The devices' door over HTTP: what it takes, what it refuses, and that guessing gets slow. */
class DeviceDoorIT {

  private static final String HOSPITAL = "1319999015";
  private static final String LATE = "TOO_MANY_REQUESTS";

  private final HttpClient client = HttpClient.newHttpClient();

  /** With an address that no other test has: how often each may try is counted by it. */
  private final RawHttp stranger =
      new RawHttp(
          URI.create(Installation.get().publicUrl()), new InetSocketAddress("127.0.0.101", 0));

  private final ObjectMapper json = new ObjectMapper();

  private static URI address(String path) {
    return URI.create(Installation.get().publicUrl() + "/device/api/v1/" + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private RawHttp.Answer register(Map<String, String> body) throws IOException {
    return stranger.post("/device/api/v1/registrations", json.writeValueAsString(body));
  }

  private static Map<String, String> body(String activationCode) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("institutionCode", HOSPITAL);
    body.put("userId", "iryo01");
    body.put("password", Installation.get().password(HOSPITAL, "MEDICAL_VIEWER"));
    body.put("activationCode", activationCode);
    body.put("deviceName", "試験端末");
    body.put("platform", "WINDOWS");
    return body;
  }

  private String code(RawHttp.Answer answer) throws IOException {
    return answer.status() + " " + code(answer.body());
  }

  private String code(HttpResponse<String> answer) throws IOException {
    return answer.statusCode() + " " + code(answer.body());
  }

  private String code(String problem) throws IOException {
    return json.readTree(problem).path("code").asText();
  }

  private HttpResponse<String> ping(String authorization) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address("device"));
    return send(authorization == null ? request : request.header("Authorization", authorization));
  }

  @Test
  @Tag("APP-003")
  void whatIsMissingOrWrongIsRefusedAndGuessingGetsSlow() throws IOException {
    assertThat(code(ping(null))).isEqualTo("401 DEVICE_UNKNOWN");
    assertThat(code(ping("Basic eDp5"))).isEqualTo("401 DEVICE_UNKNOWN");
    assertThat(code(ping("Bearer " + "A".repeat(43)))).isEqualTo("401 DEVICE_UNKNOWN");

    Map<String, String> incomplete = body("000000000000");
    incomplete.remove("password");
    assertThat(code(register(incomplete))).isEqualTo("400 VALUE_MALFORMED");
    Map<String, String> more = body("000000000000");
    more.put("role", "ADMINISTRATOR");
    assertThat(code(register(more))).isEqualTo("400 MEMBER_UNKNOWN");
    Map<String, String> wrong = body("000000000000");
    wrong.put("password", "wrong");
    assertThat(code(register(wrong))).isEqualTo("403 LOGIN_REFUSED");
    assertThat(code(register(body("000000000000")))).isEqualTo("422 ACTIVATION_CODE_UNKNOWN");
    assertThat(code(register(body("1234")))).isEqualTo("422 ACTIVATION_CODE_UNKNOWN");

    int tries = 5;
    RawHttp.Answer answer;
    do {
      answer = register(incomplete);
      tries++;
    } while (answer.status() != 429 && tries < 60);
    assertThat(code(answer)).isEqualTo("429 " + LATE);
    assertThat(answer.hasHeader("Retry-After")).isTrue();
    assertThat(tries).as("tries of one address at once").isBetween(10, 30);
    assertThat(
            code(stranger.get("/device/api/v1/device", "Authorization: Bearer " + "A".repeat(43))))
        .as("registered devices at the same address are not slowed down by it")
        .isEqualTo("401 DEVICE_UNKNOWN");
  }

  @Test
  @Tag("ACT-020")
  void aDeviceOnceStoppedIsRefusedAtItsNextCall() throws IOException, SQLException {
    String secret = "deviceDoorIT".repeat(4).substring(0, 43);
    change(
        "insert into activation_code (id, institution_id, code_hash, code_sealed, issued_by, issued_at, usable_from, registered_at)"
            + " select nextval('activation_code_seq'), a.institution_id, sha256(?::text::bytea), 'x', a.id, now(), now(), now()"
            + " from account a join institution i on i.id = a.institution_id where i.code = '1319999015' and a.user_id = 'kanri01'",
        secret);
    change(
        "insert into registered_device select nextval('registered_device_seq'), c.institution_id, c.id, c.issued_by, '試験端末', 'IOS',"
            + " c.code_hash, now(), now(), null, null from activation_code c where c.code_hash = sha256(?::text::bytea)",
        secret);

    try {
      HttpResponse<String> answer = ping("Bearer " + secret);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(json.readTree(answer.body()).path("institutionCode").asText()).isEqualTo(HOSPITAL);
      assertThat(json.readTree(answer.body()).path("name").asText()).isEqualTo("試験端末");

      change(
          "update registered_device set stopped_at = now(), stop_reason = 'STOPPED' where secret_hash = sha256(?::text::bytea)",
          secret);
      long lines = auditLines();
      for (int i = 0; i < 3; i++) {
        assertThat(code(ping("Bearer " + secret))).isEqualTo("403 DEVICE_STOPPED");
      }
      assertThat(auditLines()).as("it may ask for ever, and fills no audit").isEqualTo(lines);
    } finally {
      // Its sealed number is none: no screen could show it.
      change("delete from registered_device where secret_hash = sha256(?::text::bytea)", secret);
      change("delete from activation_code where code_hash = sha256(?::text::bytea)", secret);
    }
  }

  /** What the doors refused in the name of the institution. */
  private static long auditLines() throws SQLException {
    try (Connection owner = Installation.get().asOwner();
        ResultSet counted =
            owner
                .createStatement()
                .executeQuery(
                    "select count(*) from audit_event e join institution i on i.id = e.institution_id"
                        + " where i.code = '"
                        + HOSPITAL
                        + "' and e.outcome = 'REFUSED'")) {
      counted.next();
      return counted.getLong(1);
    }
  }

  private static void change(String statement, String value) throws SQLException {
    try (Connection owner = Installation.get().asOwner();
        PreparedStatement change = owner.prepareStatement(statement)) {
      change.setString(1, value);
      assertThat(change.executeUpdate()).isOne();
    }
  }
}
