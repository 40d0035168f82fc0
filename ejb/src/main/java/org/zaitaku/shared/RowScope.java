package org.zaitaku.shared;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens the rows of one institution, or of one person, to the running transaction: PostgreSQL's
 * row-level security shows nothing else. The setting dies with the transaction. Whose URL,
 * reception or challenge it is, the database tells to who holds the key.
 */
@ApplicationScoped
public class RowScope {

  private static final String INSTITUTION = RowScope.class.getName() + ".institution";

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Resource private TransactionSynchronizationRegistry transactions;

  @Inject private CurrentActor current;

  protected RowScope() {}

  /** The rows of this institution. */
  public void institution(long institutionId) {
    if (!Objects.equals(transactions.getResource(INSTITUTION), institutionId)) {
      set("zaitaku.institution", "?1", Long.toString(institutionId));
      transactions.putResource(INSTITUTION, institutionId);
    }
  }

  /** The rows of the institution whose valid URL has this token; false where there is none. */
  public boolean openByUrl(String token) {
    return openInstitution("institution_of_url(?1)", token);
  }

  /** The rows of the institution of this reception; false where there is none. */
  public boolean openByReception(UUID receptionId) {
    return openInstitution("institution_of_reception(?1)", receptionId);
  }

  /** The rows of the institution of this challenge; false where there is none. */
  public boolean openByChallenge(byte[] challengeHash) {
    return openInstitution("institution_of_challenge(?1)", challengeHash);
  }

  /**
   * The rows of the institution of the device that holds this secret; false where there is none.
   */
  public boolean openByDevice(byte[] secretHash) {
    return openInstitution("institution_of_device(?1)", secretHash);
  }

  /** The rows of this person, beside those of the institution. */
  public void patient(long patientId) {
    set("zaitaku.patient", "?1", Long.toString(patientId));
  }

  /** The rows of the person whose certificate this is; empty where nobody is known for it. */
  public Optional<Long> patientOfCertificate(byte[] certificateKey) {
    return set("zaitaku.patient", "patient_of_certificate(?1)", certificateKey);
  }

  /** The rows of the person who is linked with this subject; empty where nobody is. */
  public Optional<Long> patientOfSubject(byte[] subjectHash) {
    return set("zaitaku.patient", "patient_of_subject(?1)", subjectHash);
  }

  /**
   * The rows of the person in the care of the institution whose rows are open whom these papers
   * mean; empty where nobody is meant, or more than one.
   *
   * @param symbol empty where it is not compared; so is {@code branch}
   */
  public Optional<Long> patientInCare(
      CareSetting setting,
      String insurer,
      String symbol,
      String number,
      String branch,
      LocalDate birthDate) {
    return set(
        "zaitaku.patient",
        "patient_in_care(?1, ?2, ?3, ?4, ?5, ?6)",
        setting.name(),
        insurer,
        symbol,
        number,
        branch,
        birthDate);
  }

  private boolean openInstitution(String function, Object key) {
    Optional<Long> institution = set("zaitaku.institution", function, key);
    transactions.putResource(INSTITUTION, institution.orElse(null));
    institution.ifPresent(current::opened);
    return institution.isPresent();
  }

  /**
   * Flushes nothing: what waits to be written may need the new scope. Untyped: Hibernate plans a
   * native query with a result class anew at each call.
   */
  private Optional<Long> set(String setting, String expression, Object... keys) {
    Query query =
        entityManager
            .createNativeQuery(
                "select set_config('"
                    + setting
                    + "', coalesce(cast("
                    + expression
                    + " as text), ''), true)")
            .setFlushMode(FlushModeType.COMMIT);
    for (int i = 0; i < keys.length; i++) {
      query.setParameter(i + 1, keys[i]);
    }
    String value = (String) query.getSingleResult();
    return value.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(value));
  }
}
