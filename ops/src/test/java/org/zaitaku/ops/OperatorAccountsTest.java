package org.zaitaku.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zaitaku.account.InitialPassword;
import org.zaitaku.account.PasswordHashing;

class OperatorAccountsTest {

  private static EmbeddedDatabase database;

  @BeforeAll
  static void start() {
    database = EmbeddedDatabase.temporary();
    new SchemaMigration(DatabaseTarget.of(database, "production")).migrate();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static InitialPassword create(String userId) throws SQLException {
    try (Connection owner = database.connect(database.owner())) {
      return new OperatorAccounts(owner, Clock.systemUTC()).create(userId);
    }
  }

  private static List<String> list(String query) throws SQLException {
    try (Connection owner = database.connect(database.owner())) {
      return new Sql(owner).list(query, row -> row.getString(1));
    }
  }

  @Test
  void aFreshDatabaseHasNoAccountAtAll() throws SQLException {
    FreshDatabase.in(database);
    new SchemaMigration(DatabaseTarget.of(database, "production")).migrate();

    assertThat(list("select user_id from account")).isEmpty();
  }

  @Test
  void anAccountIsMadeWithARandomInitialPasswordAndWrittenDown() throws SQLException {
    InitialPassword password = create("first01");

    assertThat(
            list(
                "select role || ' ' || institution_id || ' ' || password_initial || ' ' || enabled || ' '"
                    + " || (password_valid_until - (now() at time zone 'Asia/Tokyo')::date) from account where user_id = 'first01'"))
        .containsExactly("OPERATOR 0 true true 30");
    assertThat(
            new PasswordHashing()
                .matches(
                    password.value(),
                    list("select password_hash from account where user_id = 'first01'").get(0)))
        .isTrue();
    assertThat(
            list(
                "select e.actor_name from audit_event e, account a where e.action = 'OPERATOR_CREATED' and e.institution_id = 0"
                    + " and e.subject = 'account:' || a.id and a.user_id = 'first01'"))
        .containsExactly("scripts/operator");
    assertThat(create("second01").value()).isNotEqualTo(password.value());
  }

  @Test
  void anIdThatIsOrWasInUseIsRefusedWithoutRegardToCase() throws SQLException {
    create("third01");
    try (Connection owner = database.connect(database.owner())) {
      new Sql(owner).run("update account set deleted_at = now() where user_id = 'third01'");
    }

    assertThatThrownBy(() -> create("THIRD01"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("in use");
    assertThat(list("select user_id from account where lower(user_id) = 'third01'")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "123456789", "jisshi-1", "ｊ１２", "a'; --"})
  void whatIsNoUserIdIsRefused(String userId) {
    assertThatThrownBy(() -> create(userId))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is no user ID");
  }
}
