package org.zaitaku.ops;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The table that {@code scripts/serve} prints: where to look, and who may log in. Read with the
 * application's role, one institution at a time, as its row security demands.
 */
public final class Demonstration {

  private final Connection connection;
  private final Map<String, String> passwords;

  Demonstration(Connection connection, Map<String, String> passwords) {
    this.connection = connection;
    this.passwords = passwords;
  }

  private record Institution(long id, String code, String name) {}

  private record DemonstrationAccount(String role, String userId) {}

  /** Prints URLs and accounts; origins are without a slash at the end. */
  void print(PrintStream out, String closed, String open, String simulator) throws SQLException {
    out.println("Console     " + closed + "/console/");
    out.println(
        "Simulator   " + simulator + "/   (virtual My Number Cards; never type a real PIN)");
    Sql sql = new Sql(connection);
    connection.setAutoCommit(false);
    for (Institution institution :
        sql.list(
            "select id, code, name from institution order by code",
            row -> new Institution(row.getLong(1), row.getString(2), row.getString(3)))) {
      if (isShown(institution)) {
        sql.text(
            "select set_config('zaitaku.institution', ?, true)", Long.toString(institution.id()));
        print(out, open, sql, institution);
      }
      connection.rollback();
    }
    out.println();
    out.println("Passwords are those of the first start; a changed one is not shown here.");
  }

  private static boolean isShown(Institution institution) {
    return institution.code().equals(DemoSecrets.OPERATOR_CODE)
        || DemoSecrets.INSTITUTIONS.contains(institution.code());
  }

  private void print(PrintStream out, String open, Sql sql, Institution institution)
      throws SQLException {
    out.println();
    out.println(institution.code() + "  " + institution.name());
    List<String> tokens =
        sql.list(
            "select token from access_url where institution_id = ? and care_setting = 'HOME_VISIT'"
                + " and withdrawn_at is null",
            row -> row.getString(1),
            institution.id());
    tokens.forEach(token -> out.println("  patients        " + open + "/reception/v/" + token));
    sql
        .list(
            "select role, user_id from account where institution_id = ? and deleted_at is null"
                + " order by id",
            row -> new DemonstrationAccount(row.getString(1), row.getString(2)),
            institution.id())
        .stream()
        .sorted(Comparator.comparing(account -> DemoSecrets.ROLES.indexOf(account.role())))
        .forEach(
            account -> {
              String password = passwords.get(institution.code() + "." + account.role());
              if (password != null) {
                out.printf("  %-15s %-10s %s%n", account.role(), account.userId(), password);
              }
            });
  }

  /** Arguments: file of passwords, origin of console, of patients' pages, of the simulator. */
  public static void main(String[] arguments) {
    Program.run(
        () -> {
          Program.expect(arguments, 4, "Demonstration <accounts> <console> <patients> <simulator>");
          Map<String, String> variables = System.getenv();
          print(variables, arguments);
        });
  }

  private static void print(Map<String, String> variables, String[] arguments)
      throws IOException, SQLException {
    try (Connection connection =
        DriverManager.getConnection(
            variables.get("ZAITAKU_DB_URL"),
            variables.get("ZAITAKU_DB_USER"),
            variables.get("ZAITAKU_DB_PASSWORD"))) {
      new Demonstration(connection, PrivateFile.load(Path.of(arguments[0])))
          .print(
              new PrintStream(System.out, true, StandardCharsets.UTF_8),
              arguments[1],
              arguments[2],
              arguments[3]);
    }
  }
}
