package org.zaitaku.device;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Activation codes and devices of the institution whose rows are open. */
@Dependent
class DeviceRepository {

  private static final String MATCHES =
      " from ActivationCode c where c.institutionId = :institution"
          + " and (:registered is null or (:registered = true and c.registeredAt is not null)"
          + " or (:registered = false and c.registeredAt is null))"
          + " and (:validOnly = false or c.invalidatedAt is null)";

  @PersistenceContext(unitName = "zaitaku")
  private EntityManager entityManager;

  int count(long institutionId, CodeCriteria criteria) {
    return Math.toIntExact(
        bind(
                entityManager.createQuery("select count(c)" + MATCHES, Long.class),
                institutionId,
                criteria)
            .getSingleResult());
  }

  /** The latest first. */
  List<ActivationCode> find(long institutionId, CodeCriteria criteria, int first, int most) {
    return bind(
            entityManager.createQuery(
                "select c" + MATCHES + " order by c.id desc", ActivationCode.class),
            institutionId,
            criteria)
        .setFirstResult(first)
        .setMaxResults(most)
        .getResultList();
  }

  private static <T> TypedQuery<T> bind(
      TypedQuery<T> query, long institutionId, CodeCriteria criteria) {
    Boolean registered =
        criteria.registration() == null
            ? null
            : criteria.registration() == CodeRegistration.REGISTERED;
    return query
        .setParameter("institution", institutionId)
        .setParameter("registered", registered)
        .setParameter("validOnly", criteria.validOnly());
  }

  /** Whether any institution has a code with this hash. */
  boolean isTaken(byte[] hash) {
    return (Boolean)
        entityManager
            .createNativeQuery("select is_activation_code_taken(?1)")
            .setParameter(1, hash)
            .getSingleResult();
  }

  Optional<ActivationCode> lock(long id) {
    return Optional.ofNullable(
        entityManager.find(ActivationCode.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  Optional<ActivationCode> lock(byte[] hash) {
    return entityManager
        .createQuery("select c from ActivationCode c where c.hash = :hash", ActivationCode.class)
        .setParameter("hash", hash)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .filter(code -> code.isOf(hash))
        .findFirst();
  }

  Optional<RegisteredDevice> lockDeviceOf(ActivationCode code) {
    return entityManager
        .createQuery(
            "select d from RegisteredDevice d where d.activationCodeId = :code",
            RegisteredDevice.class)
        .setParameter("code", code.id())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  Optional<RegisteredDevice> findDevice(long id) {
    return Optional.ofNullable(entityManager.find(RegisteredDevice.class, id));
  }

  Optional<RegisteredDevice> lockDevice(long id) {
    return Optional.ofNullable(
        entityManager.find(RegisteredDevice.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  Optional<RegisteredDevice> lockDevice(byte[] secretHash) {
    return entityManager
        .createQuery(
            "select d from RegisteredDevice d where d.secretHash = :hash", RegisteredDevice.class)
        .setParameter("hash", secretHash)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .filter(device -> device.holds(secretHash))
        .findFirst();
  }

  /** Whether the account that registered it may still be used. */
  boolean isRegisteredByWhoMay(RegisteredDevice device, LocalDate day) {
    return entityManager
            .createQuery(
                "select count(a) from Account a where a.id = :account and a.enabled = true and a.deletedAt is null"
                    + " and a.period.validFrom <= :day and (a.period.validUntil is null or a.period.validUntil >= :day)",
                Long.class)
            .setParameter("account", device.accountId())
            .setParameter("day", day)
            .getSingleResult()
        > 0;
  }

  int countDevices(long institutionId) {
    return Math.toIntExact(
        entityManager
            .createQuery(
                "select count(d) from RegisteredDevice d where d.institutionId = :institution",
                Long.class)
            .setParameter("institution", institutionId)
            .getSingleResult());
  }

  /** Those in use before the stopped ones, the latest first. */
  List<DeviceDetails> findDevices(long institutionId, int first, int most) {
    return entityManager
        .createQuery(
            "select d, a.userId, c.memo from RegisteredDevice d join Account a on a.id = d.accountId"
                + " join ActivationCode c on c.id = d.activationCodeId"
                + " where d.institutionId = :institution order by case when d.stopReason is null then 0 else 1 end, d.id desc",
            Object[].class)
        .setParameter("institution", institutionId)
        .setFirstResult(first)
        .setMaxResults(most)
        .getResultStream()
        .map(row -> details((RegisteredDevice) row[0], row[1].toString(), (String) row[2]))
        .toList();
  }

  private static DeviceDetails details(RegisteredDevice device, String userId, String memo) {
    return new DeviceDetails(
        device.id(),
        device.name(),
        device.platform(),
        userId,
        memo,
        device.registeredAt(),
        device.lastUsedAt(),
        device.stopReason());
  }

  void add(ActivationCode code) {
    entityManager.persist(code);
    entityManager.flush();
  }

  void add(RegisteredDevice device) {
    entityManager.persist(device);
    entityManager.flush();
  }
}
