package org.zaitaku.report;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.account.Account;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditEvent;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.InstitutionCode;
import org.zaitaku.shared.RowScope;

/**
 * ［操作履歴照会］: an administrator looks through the audit of the own institution, the operator through
 * its own and any institution's. Looking is written down as well, under the institution whose audit
 * it was.
 */
@Stateless
@UseCase
public class OperationHistoryService {

  /** Lines of a file; more are to be asked for by shorter periods. */
  public static final int MOST_EXPORTED = 50_000;

  private static final int REVIEWS_SHOWN = 10;

  @Inject private OperationRepository operations;

  @Inject private InstitutionRepository institutions;

  @Inject private RowScope rows;

  @Inject private CurrentActor current;

  @Inject private AuditTrail audit;

  @Inject private Clock clock;

  /**
   * Begins a search: writes it down and answers how many lines there are.
   *
   * @throws BusinessException NOT_FOUND for a code that names no institution, PERMISSION_DENIED
   *     where another institution's is asked for by anybody but the operator
   */
  @Requires(Permission.OPERATION_HISTORY)
  public long search(OperationSearch search) {
    long institution = open(search);
    audit.success(
        AuditAction.OPERATION_HISTORY_SEARCHED,
        new AuditSubject(institution, null, null),
        asChanges(search));
    return operations.count(institution, search);
  }

  /** How many lines there are, for a table that shows them page by page. */
  @Requires(Permission.OPERATION_HISTORY)
  public long count(OperationSearch search) {
    return operations.count(open(search), search);
  }

  /** One page of what {@link #search} found, the newest first. */
  @Requires(Permission.OPERATION_HISTORY)
  public List<Operation> page(OperationSearch search, int first, int size) {
    return show(operations.find(open(search), search, first, Math.min(size, 1_000)));
  }

  /**
   * All lines for a file; written down.
   *
   * @throws BusinessException VALUE_INVALID with field {@code size} where they are more than {@link
   *     #MOST_EXPORTED}
   */
  @Requires(Permission.OPERATION_HISTORY)
  public List<Operation> export(OperationSearch search) {
    long institution = open(search);
    if (operations.count(institution, search) > MOST_EXPORTED) {
      throw new BusinessException(ErrorCode.VALUE_INVALID, "size");
    }
    List<Operation> lines = show(operations.find(institution, search, 0, MOST_EXPORTED));
    audit.success(
        AuditAction.OPERATION_HISTORY_EXPORTED,
        new AuditSubject(institution, null, null),
        asChanges(search).with("lines", null, lines.size()));
    return lines;
  }

  /** 「確認済みにする」: whoever is logged in looked through these days. */
  @Requires(Permission.OPERATION_HISTORY)
  public void review(OperationSearch search) {
    long institution = open(search);
    operations.add(
        new AuditReview(institution, search.from(), search.until(), reader(), clock.instant()));
    audit.success(
        AuditAction.OPERATION_HISTORY_REVIEWED,
        new AuditSubject(institution, null, null),
        AuditChanges.NONE.with("from", null, search.from()).with("until", null, search.until()));
  }

  /** The newest reviews. */
  @Requires(Permission.OPERATION_HISTORY)
  public List<Review> reviews(OperationSearch search) {
    return operations.reviews(open(search), REVIEWS_SHOWN).stream().map(Review::of).toList();
  }

  /** Opens the rows of the institution that is asked for. */
  private long open(OperationSearch search) {
    Actor.OfAccount reader = reader();
    if (search.institutionCode() == null
        || search.institutionCode().equals(reader.code().value())) {
      return reader.institution();
    }
    if (reader.role() != AccountRole.OPERATOR) {
      audit.refusal(
          AuditAction.PERMISSION,
          AuditSubject.of("OperationHistoryService.open"),
          ErrorCode.PERMISSION_DENIED.name());
      throw new BusinessException(ErrorCode.PERMISSION_DENIED);
    }
    Institution institution =
        institutions
            .findLast(new InstitutionCode(search.institutionCode()), BusinessDay.today(clock))
            .orElseThrow(() -> new BusinessException(ErrorCode.NOT_FOUND));
    rows.institution(institution.id());
    return institution.id();
  }

  private Actor.OfAccount reader() {
    return (Actor.OfAccount) current.find().orElseThrow();
  }

  /** Names are joined now: who was who stands nowhere in the audit. */
  private List<Operation> show(List<AuditEvent> events) {
    Set<Long> ids = new HashSet<>();
    for (AuditEvent event : events) {
      ids.add(event.accountId());
      ids.add(OperationRepository.accountOf(event.subject()));
    }
    ids.removeIf(Objects::isNull);
    Map<Long, Account> accounts = operations.accounts(ids);
    return events.stream().map(event -> show(event, accounts)).toList();
  }

  private static Operation show(AuditEvent event, Map<Long, Account> accounts) {
    Account actor = event.accountId() == null ? null : accounts.get(event.accountId());
    Long subjectId = OperationRepository.accountOf(event.subject());
    Account subject = subjectId == null ? null : accounts.get(subjectId);
    return new Operation(
        event.id(),
        event.at(),
        event.actorKind(),
        event.actorName(),
        actor == null ? null : actor.userName(),
        event.action(),
        event.outcome(),
        subject == null ? withoutPatient(event.subject()) : subject.userId().value(),
        subject == null ? null : subject.userName(),
        event.detail(),
        event.changes().list().stream().map(Operation.Item::of).toList());
  }

  /** Who was the patient is nobody's to read here; a reception has a number of its own. */
  private static String withoutPatient(String subject) {
    if (subject == null || subject.startsWith("patient:")) {
      return null;
    }
    return subject.startsWith("reception:") ? subject.substring("reception:".length()) : subject;
  }

  private static AuditChanges asChanges(OperationSearch search) {
    return AuditChanges.NONE
        .with("from", null, search.from())
        .with("until", null, search.until())
        .with("userId", null, search.userId())
        .with("group", null, search.group())
        .with("subject", null, search.subject())
        .with("outcome", null, search.outcome());
  }
}
