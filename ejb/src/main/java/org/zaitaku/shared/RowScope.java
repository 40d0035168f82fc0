package org.zaitaku.shared;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
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

  protected RowScope() {}

  /** The rows of this institution. */
  public void institution(long institutionId) {
    if (Objects.equals(transactions.getResource(INSTITUTION), institutionId)) {
      return;
    }
    entityManager
        .createNativeQuery("select set_config('zaitaku.institution', ?1, true)", String.class)
        .setParameter(1, Long.toString(institutionId))
        .getSingleResult();
    transactions.putResource(INSTITUTION, institutionId);
  }

  /** The rows of the institution whose valid URL has this token; false where there is none. */
  public boolean openByUrl(String token) {
    return open("institution_of_url(?1)", token);
  }

  /** The rows of the institution of this reception. */
  public boolean openByReception(UUID receptionId) {
    return open("institution_of_reception(?1)", receptionId);
  }

  /** The rows of the institution of this challenge. */
  public boolean openByChallenge(byte[] challengeHash) {
    return open("institution_of_challenge(?1)", challengeHash);
  }

  private boolean open(String function, Object key) {
    String found =
        (String)
            entityManager
                .createNativeQuery(
                    "select set_config('zaitaku.institution', coalesce("
                        + function
                        + "::text, ''), true)",
                    String.class)
                .setParameter(1, key)
                .getSingleResult();
    if (found.isEmpty()) {
      transactions.putResource(INSTITUTION, null);
      return false;
    }
    transactions.putResource(INSTITUTION, Long.valueOf(found));
    return true;
  }

  /** The rows of this person, beside those of the institution. */
  public void patient(long patientId) {
    entityManager
        .createNativeQuery("select set_config('zaitaku.patient', ?1, true)", String.class)
        .setParameter(1, Long.toString(patientId))
        .getSingleResult();
  }

  /** The rows of the person whose certificate this is; empty where nobody is known for it. */
  public Optional<Long> patientOfCertificate(byte[] certificateKey) {
    String found =
        (String)
            entityManager
                .createNativeQuery(
                    "select set_config('zaitaku.patient', coalesce(patient_of_certificate(?1)::text, ''), true)",
                    String.class)
                .setParameter(1, certificateKey)
                .getSingleResult();
    return found.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(found));
  }
}
