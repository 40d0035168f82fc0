package org.zaitaku.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zaitaku.e2e.Installation;

/**
 * Whatever comes in at the devices' door, the door does not break. At a server that believes a
 * proxy: each request comes from an address of its own, for the desk where devices register lets
 * one address in ten times only.
 */
@Tag("long")
class DeviceFuzzIT {

  private static final String SECRET = "deviceFuzzIT".repeat(4).substring(0, 43);

  private static Installation.Another server;
  private final List<Operation> operations = Operation.of("device");

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = Installation.get().startAnother(Map.of("ZAITAKU_PUBLIC_PROXY", "true"));
    change(
        "insert into activation_code (id, institution_id, code_hash, code_sealed, issued_by, issued_at, usable_from, registered_at)"
            + " select nextval('activation_code_seq'), a.institution_id, sha256(?::text::bytea), 'x', a.id, now(), now(), now()"
            + " from account a join institution i on i.id = a.institution_id where i.code = '1319999015' and a.user_id = 'kanri01'");
    change(
        "insert into registered_device select nextval('registered_device_seq'), c.institution_id, c.id, c.issued_by, '試験端末', 'IOS',"
            + " c.code_hash, now(), now(), null, null from activation_code c where c.code_hash = sha256(?::text::bytea)");
  }

  @AfterAll
  static void stop() throws SQLException {
    change("delete from registered_device where secret_hash = sha256(?::text::bytea)");
    change("delete from activation_code where code_hash = sha256(?::text::bytea)");
    server.close();
  }

  @Test
  void whateverComesInNothingBreaks() {
    Map<String, Map<Integer, Integer>> seen =
        new Fuzzer(
                server.publicUrl(),
                operations,
                random -> {
                  Map<String, String> values = new HashMap<>();
                  values.put("Authorization", "Bearer " + SECRET);
                  values.put("institutionCode", "1319999015");
                  // An account that is none: no lock is to be guessed at here.
                  values.put("userId", "fuzz01");
                  values.put("password", "Aa1!Aa1!Aa1!Aa1!");
                  values.put("activationCode", "000000000000");
                  values.put("deviceName", "試験端末");
                  return values;
                })
            .fromEverywhere()
            .run();

    if (Integer.getInteger("zaitaku.fuzz.only") == null) {
      assertThat(seen.keySet())
          .as("every operation of the document was asked")
          .containsExactlyInAnyOrderElementsOf(
              operations.stream().map(Operation::toString).toList());
      assertThat(seen.get("GET /device/api/v1/device")).containsKeys(200, 401);
      assertThat(seen.get("POST /device/api/v1/registrations")).containsKeys(400, 403);
    }
  }

  private static void change(String statement) throws SQLException {
    try (Connection owner = Installation.get().asOwner();
        PreparedStatement change = owner.prepareStatement(statement)) {
      change.setString(1, SECRET);
      assertThat(change.executeUpdate()).isOne();
    }
  }
}
