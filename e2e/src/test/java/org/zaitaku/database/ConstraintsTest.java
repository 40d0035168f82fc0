package org.zaitaku.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zaitaku.database.MigratedDatabase.CHECK_FAILED;
import static org.zaitaku.database.MigratedDatabase.NOT_UNIQUE;
import static org.zaitaku.database.MigratedDatabase.OVERLAPS;
import static org.zaitaku.database.MigratedDatabase.change;
import static org.zaitaku.database.MigratedDatabase.refusal;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the database guarantees whoever writes: tried as the owner, whom no policy stops. */
class ConstraintsTest {

  private static final String URL =
      "insert into access_url values (nextval('access_url_seq'), ?, ?, ?, now(), null, 2)";
  private static final String ACCOUNT =
      "insert into account (id, institution_id, user_id, role, user_name, user_name_kana, password_hash, failed_logins, enabled,"
          + " valid_from, version, registered_at, password_initial, password_set_at) values (nextval('account_seq'), ?, ?, 'GENERAL', 'x', 'x', 'x', 0, true, '2024-04-01', 0, now(), false, now())";
  private static final String CODE =
      "insert into institution_code values (nextval('institution_code_seq'), ?, ?, ?::date, ?::date)";

  private final MigratedDatabase database = MigratedDatabase.get();

  private Connection owner;

  private long institution;

  @BeforeEach
  void connect() throws SQLException {
    owner = database.asOwner();
    owner.setAutoCommit(false);
    institution = database.institution(0);
  }

  @AfterEach
  void disconnect() throws SQLException {
    owner.rollback();
    owner.close();
  }

  @Test
  void anInstitutionHasOneValidUrlPerCareSetting() throws SQLException {
    assertThat(refusal(owner, URL, institution, "HOME_VISIT", "n".repeat(24)))
        .isEqualTo(NOT_UNIQUE);
    assertThat(refusal(owner, URL, institution, "ONLINE", "n".repeat(24))).isEqualTo("none");

    change(
        owner, "update access_url set withdrawn_at = now() where institution_id = ?", institution);
    assertThat(refusal(owner, URL, institution, "HOME_VISIT", "n".repeat(24))).isEqualTo("none");
  }

  @Test
  void aTokenIsNeverUsedTwiceAndHasTheFormOfATokenOnly() throws SQLException {
    change(owner, "update access_url set withdrawn_at = now()");

    assertThat(refusal(owner, URL, institution, "HOME_VISIT", "t".repeat(23) + 1))
        .isEqualTo(NOT_UNIQUE);
    assertThat(refusal(owner, URL, institution, "HOME_VISIT", "short")).isEqualTo(CHECK_FAILED);
    assertThat(refusal(owner, URL, institution, "OUTPATIENT", "n".repeat(24)))
        .isEqualTo(CHECK_FAILED);
  }

  @Test
  void aPatientHasOneActiveConsentPerInstitutionAndCareSetting() throws SQLException {
    String consent =
        "insert into consent values (nextval('consent_seq'), ?, ?, ?, 'MEDICATION=AGREED', null, now(), null, 0)";

    assertThat(refusal(owner, consent, institution, database.patient(0), "HOME_VISIT"))
        .isEqualTo(NOT_UNIQUE);
    assertThat(refusal(owner, consent, institution, database.patient(0), "ONLINE"))
        .isEqualTo("none");
    assertThat(refusal(owner, consent, institution, database.patient(1), "HOME_VISIT"))
        .isEqualTo("none");

    change(owner, "update consent set revoked_at = now()");
    assertThat(refusal(owner, consent, institution, database.patient(0), "HOME_VISIT"))
        .isEqualTo("none");
  }

  @Test
  void aPatientHasOneOpenCareRelationPerInstitutionAndCareSetting() throws SQLException {
    String relation =
        "insert into care_relation select nextval('care_relation_seq'), institution_id, patient_id, care_setting, begun_by, now(), null, null"
            + " from care_relation where institution_id = ?";

    assertThat(refusal(owner, relation, institution)).isEqualTo(NOT_UNIQUE);

    change(owner, "update care_relation set ended_at = now(), end_reason = 'RECEPTION_WITHDRAWN'");
    assertThat(refusal(owner, relation, institution)).isEqualTo("none");
    assertThat(refusal(owner, "update care_relation set end_reason = null"))
        .isEqualTo(CHECK_FAILED);
  }

  @Test
  void aCodeNamesOneInstitutionADay() throws SQLException {
    assertThat(refusal(owner, CODE, database.institution(1), "1310000001", "2030-01-01", null))
        .isEqualTo(OVERLAPS);

    change(
        owner,
        "update institution_code set valid_until = '2029-12-31' where institution_id = ?",
        institution);
    assertThat(refusal(owner, CODE, database.institution(1), "1310000001", "2030-01-01", null))
        .isEqualTo("none");
    assertThat(refusal(owner, CODE, database.institution(1), "1310000001", "2029-12-31", null))
        .isEqualTo(OVERLAPS);
    assertThat(
            refusal(owner, CODE, database.institution(1), "1310000009", "2030-01-02", "2030-01-01"))
        .isEqualTo(CHECK_FAILED);
  }

  @Test
  @Tag("ORG-009")
  void aCodeThatWasTakenBackBeforeItsDayNamesNobody() throws SQLException {
    change(owner, CODE, institution, "1310000009", "2999-01-01", null);
    assertThat(refusal(owner, CODE, database.institution(1), "1310000009", "2999-02-01", null))
        .isEqualTo(OVERLAPS);

    assertThat(
            refusal(
                owner,
                "update institution_code set taken_back_at = '2998-12-31T15:00:00Z' where code = '1310000009'"))
        .isEqualTo(CHECK_FAILED);
    change(
        owner,
        "update institution_code set taken_back_at = '2998-12-31T14:59:59Z' where code = '1310000009'");

    assertThat(refusal(owner, CODE, database.institution(1), "1310000009", "2999-02-01", null))
        .isEqualTo("none");
  }

  @Test
  @Tag("ACC-026")
  void aUserIdIsUniqueInItsInstitutionWithoutRegardToCase() throws SQLException {
    assertThat(refusal(owner, ACCOUNT, institution, "kanri01")).isEqualTo(NOT_UNIQUE);
    assertThat(refusal(owner, ACCOUNT, institution, "KANRI01")).isEqualTo(NOT_UNIQUE);
    assertThat(refusal(owner, ACCOUNT, institution, "kanri02")).isEqualTo("none");

    change(owner, ACCOUNT, institution, "kanri03");
    assertThat(refusal(owner, ACCOUNT, database.institution(1), "kanri03")).isEqualTo("none");
  }

  @Test
  @Tag("ACC-027")
  void aDeletedAccountsUserIdIsNotUsedAgain() throws SQLException {
    change(owner, "update account set deleted_at = now()");

    assertThat(refusal(owner, ACCOUNT, institution, "Kanri01")).isEqualTo(NOT_UNIQUE);
  }

  @Test
  void aUserIdHasTheFormOfAUserIdOnly() throws SQLException {
    for (String wrong : new String[] {"a", "kanri0123", "kanri 01", "ｋａｎｒｉ", ""}) {
      assertThat(refusal(owner, ACCOUNT, institution, wrong)).isEqualTo(CHECK_FAILED);
    }
  }

  @Test
  void aReceptionHasOneAnsweredChallenge() throws SQLException {
    String challenge =
        "insert into challenge (id, institution_id, reception_id, challenge_hash, expires_at, answered_at, answer_hash, superseded)"
            + " select nextval('challenge_seq'), institution_id, reception_id, sha256('another'), now(), %s, false"
            + " from challenge where institution_id = ?";

    assertThat(refusal(owner, challenge.formatted("now(), sha256('b')"), institution))
        .isEqualTo(NOT_UNIQUE);
    assertThat(refusal(owner, challenge.formatted("null, null"), institution)).isEqualTo("none");
    assertThat(refusal(owner, challenge.formatted("now(), null"), institution))
        .isEqualTo(CHECK_FAILED);
  }

  @Test
  void aReceptionHasOneEventOfAKind() throws SQLException {
    String event =
        "insert into consent_event (id, consent_id, institution_id, patient_id, reception_id, kind, choices, at, care_setting,"
            + " authentication, certificate_key)"
            + " select nextval('consent_event_seq'), consent_id, institution_id, patient_id, reception_id, ?, choices,"
            + " now(), care_setting, authentication, certificate_key from consent_event where institution_id = ?";

    assertThat(refusal(owner, event, "REGISTERED", institution)).isEqualTo(NOT_UNIQUE);
    assertThat(refusal(owner, event, "WITHDRAWN", institution)).isEqualTo("none");
    assertThat(refusal(owner, event, "CHANGED", institution)).isEqualTo(CHECK_FAILED);
  }

  @Test
  void aReceptionFailedForAReasonAndIsCompletedForAPerson() throws SQLException {
    assertThat(refusal(owner, "update reception set state = 'FAILED'")).isEqualTo(CHECK_FAILED);
    assertThat(refusal(owner, "update reception set failure = 'X'")).isEqualTo(CHECK_FAILED);
    assertThat(refusal(owner, "update reception set patient_id = null")).isEqualTo(CHECK_FAILED);
    assertThat(refusal(owner, "update reception set completed_at = null")).isEqualTo(CHECK_FAILED);
    assertThat(refusal(owner, "update reception set state = 'ELSEWHERE'")).isEqualTo(CHECK_FAILED);
  }

  @Test
  void choicesAreAnswersToItemsOnly() throws SQLException {
    for (String wrong : new String[] {"", "MEDICATION", "MEDICATION=MAYBE", "MEDICATION=AGREED,"}) {
      assertThat(refusal(owner, "update consent set choices = ?", wrong)).isEqualTo(CHECK_FAILED);
    }
    assertThat(refusal(owner, "update consent set choices = 'MEDICATION=AGREED,SURGERY=DECLINED'"))
        .isEqualTo("none");
  }
}
