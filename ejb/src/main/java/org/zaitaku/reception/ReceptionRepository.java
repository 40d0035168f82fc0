package org.zaitaku.reception;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.zaitaku.eligibility.EligibilitySnapshot;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.RowScope;

/** Receptions and their challenges; opens the rows of the institution whose reception it is. */
@Dependent
class ReceptionRepository {

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  @Inject private RowScope rows;

  void add(Reception reception) {
    entityManager.persist(reception);
  }

  void add(EligibilitySnapshot snapshot) {
    entityManager.persist(snapshot);
  }

  /**
   * The reception of this browser; a stranger gets the same answer as for one that does not exist.
   */
  Reception get(ReceptionKey key) {
    return find(key).orElseThrow(() -> new BusinessException(ErrorCode.RECEPTION_NOT_FOUND));
  }

  /** The same, locked: changes to one reception come one after the other. */
  Reception getForUpdate(ReceptionKey key) {
    return find(key, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new BusinessException(ErrorCode.RECEPTION_NOT_FOUND));
  }

  /** The reception of this browser, if it has one. */
  Optional<Reception> find(ReceptionKey key) {
    return find(key, LockModeType.NONE);
  }

  private Optional<Reception> find(ReceptionKey key, LockModeType lock) {
    if (!rows.openByReception(key.id())) {
      return Optional.empty();
    }
    return Optional.ofNullable(entityManager.find(Reception.class, key.id(), lock))
        .filter(reception -> reception.belongsTo(key.secretHash()));
  }

  /** For the application's own steps. */
  Reception get(UUID id) {
    return get(id, LockModeType.NONE);
  }

  /** Locked; for the application's own steps. */
  Reception getForUpdate(UUID id) {
    return get(id, LockModeType.PESSIMISTIC_WRITE);
  }

  private Reception get(UUID id, LockModeType lock) {
    if (!rows.openByReception(id)) {
      throw new BusinessException(ErrorCode.RECEPTION_NOT_FOUND);
    }
    return entityManager.find(Reception.class, id, lock);
  }

  /** Locked; of the institution whose rows are open already. */
  Reception getOpenForUpdate(UUID id) {
    return entityManager.find(Reception.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** A challenge as it stands now, after its reception was locked. */
  void readAgain(Challenge challenge) {
    entityManager.refresh(challenge);
  }

  /** Locks a reception that was read without, and reads it again: it may have changed since. */
  void lock(Reception reception) {
    entityManager.refresh(reception, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Sends changes to the database now, so that versions are those that others will see. */
  void flush() {
    entityManager.flush();
  }

  Optional<EligibilitySnapshot> findSnapshot(UUID receptionId) {
    return Optional.ofNullable(entityManager.find(EligibilitySnapshot.class, receptionId));
  }

  /** Adds a challenge; earlier ones of the reception count no more. */
  void challenge(Challenge challenge) {
    supersedeChallenges(challenge.receptionId());
    entityManager.persist(challenge);
  }

  /** No challenge of the reception counts any more. */
  void supersedeChallenges(UUID receptionId) {
    entityManager
        .createQuery(
            "update Challenge c set c.superseded = true where c.receptionId = :reception and c.superseded = false")
        .setParameter("reception", receptionId)
        .executeUpdate();
  }

  /**
   * T1: takes the challenge for this answer, once and for all, unless it was taken, superseded or
   * is over.
   *
   * @return whether this answer has it now
   */
  boolean claim(byte[] challengeHash, byte[] answerHash, Instant now) {
    return entityManager
            .createQuery(
                "update Challenge c set c.answeredAt = :now, c.answerHash = :answer where c.challengeHash = :challenge"
                    + " and c.answeredAt is null and c.superseded = false and c.expiresAt > :now")
            .setParameter("now", now)
            .setParameter("answer", answerHash)
            .setParameter("challenge", challengeHash)
            .executeUpdate()
        == 1;
  }

  Optional<Challenge> findChallenge(byte[] challengeHash) {
    return entityManager
        .createQuery(
            "select c from Challenge c where c.challengeHash = :challenge", Challenge.class)
        .setParameter("challenge", challengeHash)
        .getResultStream()
        .findFirst();
  }

  /** The answered challenge that counts. */
  Challenge getAnswered(UUID receptionId) {
    return findAnswered(receptionId).orElseThrow();
  }

  /** The same, where the reception is not locked and the card may be asked for anew meanwhile. */
  Optional<Challenge> findAnswered(UUID receptionId) {
    return entityManager
        .createQuery(
            "select c from Challenge c where c.receptionId = :reception and c.answeredAt is not null and c.superseded = false",
            Challenge.class)
        .setParameter("reception", receptionId)
        .getResultStream()
        .findFirst();
  }

  List<LeftBehind> findLeftBehind(Instant answeredBefore, Instant untouchedBefore, int most) {
    List<?> found =
        entityManager
            .createNativeQuery(
                "select cast(reception_id as text), state from receptions_left_behind(?1, ?2, ?3)")
            .setParameter(1, answeredBefore)
            .setParameter(2, untouchedBefore)
            .setParameter(3, most)
            .getResultList();
    return found.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new LeftBehind(
                    UUID.fromString((String) row[0]), ReceptionState.valueOf((String) row[1])))
        .toList();
  }
}
