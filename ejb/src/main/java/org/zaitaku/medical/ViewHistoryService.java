package org.zaitaku.medical;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zaitaku.access.Permission;
import org.zaitaku.access.Requires;
import org.zaitaku.access.UseCase;
import org.zaitaku.audit.AuditAction;
import org.zaitaku.audit.AuditChanges;
import org.zaitaku.audit.AuditSubject;
import org.zaitaku.audit.AuditTrail;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.Actor;
import org.zaitaku.shared.CharacterCode;
import org.zaitaku.shared.CurrentActor;
import org.zaitaku.shared.TypedDate;

/**
 * ［医療情報閲覧履歴照会］ (HIS-001 to HIS-012): when, by whom and whose medical information was viewed in
 * one's own institution. Looking it up is written down as well.
 */
@Stateless
@UseCase
public class ViewHistoryService {

  /** Records of a file at most (HIS-007). */
  public static final int MOST_EXPORTED = 25_000;

  /** Rows of a page at most. */
  public static final int MOST = 100;

  @Inject private ViewHistoryRepository history;

  @Inject private SettingsReader settings;

  @Inject private CurrentActor current;

  @Inject private AuditTrail audit;

  /** Begins a search, which is written down. */
  @Requires(Permission.VIEW_HISTORY)
  public void search(ViewSearch search) {
    audit.success(AuditAction.VIEW_HISTORY_SEARCHED, AuditSubject.NONE, asChanges(search));
  }

  @Requires(Permission.VIEW_HISTORY)
  public int count(ViewSearch search) {
    return history.count(institution(), search);
  }

  /**
   * One page of what {@link #search} found, the newest first.
   *
   * @param most up to {@link #MOST}
   */
  @Requires(Permission.VIEW_HISTORY)
  public List<ViewLine> page(ViewSearch search, int first, int most) {
    return show(history.find(institution(), search, Math.max(first, 0), Math.min(most, MOST)));
  }

  /**
   * All records for a file, the newest first; written down. Empty where they are more than {@link
   * #MOST_EXPORTED} (HIS-007).
   */
  @Requires(Permission.VIEW_HISTORY)
  public Optional<List<ViewLine>> export(ViewSearch search) {
    List<ViewHistory> found = history.find(institution(), search, 0, MOST_EXPORTED + 1);
    if (found.size() > MOST_EXPORTED) {
      return Optional.empty();
    }
    audit.success(
        AuditAction.VIEW_HISTORY_EXPORTED,
        AuditSubject.NONE,
        asChanges(search).with("lines", null, found.size()));
    return Optional.of(show(found));
  }

  /** 利用文字コード of the file (ENV-009). */
  @Requires(Permission.VIEW_HISTORY)
  public CharacterCode characterCode() {
    return settings.characterCode(institution());
  }

  private List<ViewLine> show(List<ViewHistory> found) {
    Map<Long, String> names =
        history.names(found.stream().map(ViewHistory::patientId).distinct().toList());
    return found.stream()
        .map(
            line ->
                new ViewLine(
                    line.id(),
                    line.at(),
                    line.userId(),
                    line.userName(),
                    line.patientId(),
                    names.get(line.patientId()),
                    line.kind()))
        .toList();
  }

  private static AuditChanges asChanges(ViewSearch search) {
    ViewPeriod period = search.period();
    return AuditChanges.NONE
        .with(
            "from",
            null,
            TypedDate.show(period.from().toLocalDate())
                + " "
                + TypedTime.show(period.from().toLocalTime()))
        .with(
            "until",
            null,
            TypedDate.show(period.until().toLocalDate())
                + " "
                + TypedTime.show(period.until().toLocalTime()))
        .with("medicalInformation", null, search.kind());
  }

  private long institution() {
    return ((Actor.OfAccount) current.find().orElseThrow()).institution();
  }
}
