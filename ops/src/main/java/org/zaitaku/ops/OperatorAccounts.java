package org.zaitaku.ops;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.zaitaku.account.InitialPassword;
import org.zaitaku.account.PasswordHashing;
import org.zaitaku.account.UserIdRule;
import org.zaitaku.institution.InstitutionKind;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.UserId;

/**
 * Accounts of 実施機関, made on the server by whoever holds the owner's database role. There is no
 * default password anywhere: the initial one is random, told once, valid for 30 days, and to be
 * changed at the first log-in.
 */
final class OperatorAccounts {

  private static final String NAME = "実施機関";
  private static final String KANA = "ジッシキカン";

  private final Connection connection;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param connection as owner
   */
  OperatorAccounts(Connection connection, Clock clock) {
    this.connection = connection;
    this.clock = clock;
  }

  /**
   * Makes an account and writes it down in the audit, both or none.
   *
   * @throws Refusal where the ID has a wrong form, or is or was in use
   */
  InitialPassword create(String userId) throws SQLException {
    // The kind matters for systems' accounts only.
    Optional<?> fault = UserIdRule.findFault(userId, AccountRole.OPERATOR, InstitutionKind.MEDICAL);
    if (fault.isPresent()) {
      throw new Refusal("'" + userId + "' is no user ID: 2 to 8 half-width letters and digits");
    }
    InitialPassword password = InitialPassword.random(random);
    String hash = new PasswordHashing().hash(password.value());
    connection.setAutoCommit(false);
    try {
      insert(new UserId(userId), hash, InitialPassword.validUntil(BusinessDay.today(clock)));
      connection.commit();
    } finally {
      connection.rollback();
    }
    return password;
  }

  private void insert(UserId userId, String hash, LocalDate validUntil) throws SQLException {
    Sql sql = new Sql(connection);
    if (!sql.exists("select 1 from institution where id = 0 and code = '0000000000'")) {
      throw new Refusal("the database has no 実施機関: run scripts/migrate");
    }
    sql.text("select pg_advisory_xact_lock(hashtextextended('operator accounts', 0))");
    if (sql.exists(
        "select 1 from account where institution_id = 0 and lower(user_id) = ?", userId.folded())) {
      throw new Refusal("the user ID " + userId + " is or was in use: choose another one");
    }
    long id =
        sql.number(
            "insert into account (id, institution_id, user_id, role, user_name, user_name_kana, password_hash,"
                + " failed_logins, enabled, valid_from, version, registered_at, password_initial, password_set_at,"
                + " password_valid_until) values (nextval('account_seq'), 0, ?, 'OPERATOR', ?, ?, ?, 0, true,"
                + " (now() at time zone 'Asia/Tokyo')::date, 0, now(), true, now(), ?) returning id",
            userId.value(),
            NAME,
            KANA,
            hash,
            validUntil);
    sql.number(
        "insert into audit_event (id, at, correlation_id, actor_kind, actor_name, institution_id, action, outcome,"
            + " subject) values (nextval('audit_event_seq'), now(), gen_random_uuid(), 'SYSTEM', 'scripts/operator', 0,"
            + " 'OPERATOR_CREATED', 'SUCCESS', ?) returning id",
        "account:" + id);
  }
}
