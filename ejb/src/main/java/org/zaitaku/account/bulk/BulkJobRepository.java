package org.zaitaku.account.bulk;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.UserId;
import org.zaitaku.shared.bulk.BulkFiles;
import org.zaitaku.shared.bulk.BulkLead;
import org.zaitaku.shared.table.StructureFault;
import org.zaitaku.shared.table.StructureFaultException;

/** Bulk registrations of the institution whose rows are open. */
@Dependent
class BulkJobRepository extends BulkFiles<BulkJob> {

  BulkJobRepository() {
    super(BulkJob.class, BulkStatus.RUNNING);
  }

  void add(BulkPayload payload) {
    entityManager().persist(payload);
  }

  void add(BulkRowDone row) {
    entityManager().persist(row);
  }

  void flush() {
    entityManager().flush();
  }

  boolean hasUnfinished(long institutionId) {
    return entityManager()
            .createQuery(
                "select count(j) from BulkJob j where j.institutionId = :institution and j.completedAt is null",
                Long.class)
            .setParameter("institution", institutionId)
            .getSingleResult()
        > 0;
  }

  /** Of one kind of uploader (BULK-013), the newest first. */
  List<BulkJob> list(long institutionId, AccountRole uploaderRole, int most) {
    return entityManager()
        .createQuery(
            "select j from BulkJob j where j.institutionId = :institution and j.uploaderRole = :role"
                + " order by j.receivedAt desc, j.id desc",
            BulkJob.class)
        .setParameter("institution", institutionId)
        .setParameter("role", uploaderRole)
        .setMaxResults(most)
        .getResultList();
  }

  Optional<BulkJob> find(long institutionId, AccountRole uploaderRole, long jobId) {
    return Optional.ofNullable(entityManager().find(BulkJob.class, jobId))
        .filter(job -> job.institutionId() == institutionId && job.uploaderRole() == uploaderRole);
  }

  Optional<BulkJob> find(long institutionId, AccountRole uploaderRole, String receiptNumber) {
    return entityManager()
        .createQuery(
            "select j from BulkJob j where j.institutionId = :institution and j.uploaderRole = :role"
                + " and j.receiptNumber = :number",
            BulkJob.class)
        .setParameter("institution", institutionId)
        .setParameter("role", uploaderRole)
        .setParameter("number", receiptNumber)
        .getResultStream()
        .findFirst();
  }

  /** Locked, so that passwords are handed out once. */
  BulkPayload lockPayload(long jobId) {
    return entityManager().find(BulkPayload.class, jobId, LockModeType.PESSIMISTIC_WRITE);
  }

  List<BulkRowDone> rowsDone(long jobId) {
    return entityManager()
        .createQuery(
            "select r from BulkRowDone r where r.key.jobId = :job order by r.key.rowNumber",
            BulkRowDone.class)
        .setParameter("job", jobId)
        .getResultList();
  }

  /** The sealed passwords of rows, which are in the result now. */
  void forgetPasswords(long jobId) {
    entityManager()
        .createQuery("update BulkRowDone r set r.password = null where r.key.jobId = :job")
        .setParameter("job", jobId)
        .executeUpdate();
  }

  Optional<UserId> findUserId(long accountId) {
    return entityManager()
        .createQuery("select a.userId from Account a where a.id = :id", UserId.class)
        .setParameter("id", accountId)
        .getResultStream()
        .findFirst();
  }

  /** The file is whole: so many rows. */
  void examined(long jobId, UUID run, int rowCount, Instant until) {
    demandLease(
        entityManager()
            .createQuery(
                "update BulkJob j set j.rowCount = :rows, j.leaseUntil = :until"
                    + " where j.id = :job and j.leaseRun = :run and j.completedAt is null")
            .setParameter("rows", rowCount)
            .setParameter("until", until)
            .setParameter("job", jobId)
            .setParameter("run", run)
            .executeUpdate());
  }

  /** The end. */
  void finish(long jobId, UUID run, BulkStatus status, Instant now) {
    finish(jobId, run, status, null, null, null, now);
  }

  /** The end of a file that cannot be read. */
  void finish(long jobId, UUID run, StructureFaultException fault, Instant now) {
    finish(
        jobId, run, BulkStatus.STRUCTURE_ERROR, fault.fault(), fault.line(), fault.column(), now);
  }

  private void finish(
      long jobId,
      UUID run,
      BulkStatus status,
      StructureFault fault,
      Integer line,
      Integer column,
      Instant now) {
    demandLease(
        entityManager()
            .createQuery(
                "update BulkJob j set j.status = :status, j.completedAt = :now, j.fault = :fault,"
                    + " j.faultLine = :line, j.faultColumn = :column, j.leaseUntil = null"
                    + " where j.id = :job and j.leaseRun = :run and j.completedAt is null")
            .setParameter("status", status)
            .setParameter("now", now)
            .setParameter("fault", fault)
            .setParameter("line", line)
            .setParameter("column", column)
            .setParameter("job", jobId)
            .setParameter("run", run)
            .executeUpdate());
  }

  void downloaded(long jobId, Instant now) {
    entityManager()
        .createQuery(
            "update BulkJob j set j.downloadedAt = :now where j.id = :job and j.downloadedAt is null")
        .setParameter("now", now)
        .setParameter("job", jobId)
        .executeUpdate();
  }

  void resultErased(long jobId, LocalDate day) {
    entityManager()
        .createQuery("update BulkJob j set j.resultErasedOn = :day where j.id = :job")
        .setParameter("day", day)
        .setParameter("job", jobId)
        .executeUpdate();
  }

  /** In whatever institution. */
  List<BulkLead> findWaiting(Instant now, int most) {
    return leads("select job_id, institution_id from bulk_jobs_waiting(?1, ?2)", now, most);
  }

  /** In whatever institution. */
  List<BulkLead> findResultsDue(Instant completedBefore, int most) {
    return leads(
        "select job_id, institution_id from bulk_results_due(?1, ?2)", completedBefore, most);
  }
}
