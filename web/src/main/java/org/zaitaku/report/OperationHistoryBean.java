package org.zaitaku.report;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.omnifaces.util.Faces;
import org.zaitaku.account.ConsoleSession;
import org.zaitaku.audit.AuditGroup;
import org.zaitaku.audit.AuditOutcome;
import org.zaitaku.shared.AccountRole;
import org.zaitaku.shared.BusinessDay;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;
import org.zaitaku.shared.ScreenMessages;

/**
 * ［操作履歴照会］. The search stands in the address, so that Back, reload and a bookmark show the same; a
 * page at a time is asked for, the newest first.
 */
@Named
@ViewScoped
public class OperationHistoryBean implements Serializable {

  private static final long serialVersionUID = 1L;

  static final int ROWS = 50;

  @Inject private OperationHistoryService service;

  @Inject private ScreenMessages messages;

  @Inject private Clock clock;

  private Map<String, String> typed;
  private OperationSearch search;
  private long count;
  private int page = 1;
  private List<Operation> operations = List.of();
  private List<Review> reviews = List.of();

  /** Searches for what the address says; only its first page is written down as a search. */
  public void load() {
    HistoryQuery query = HistoryQuery.read(Faces::getRequestParameter, BusinessDay.today(clock));
    typed = Map.copyOf(query.typed());
    search = query.search().orElse(null);
    page = page(Faces.getRequestParameter("page"));
    if (search == null) {
      return;
    }
    try {
      count = page == 1 ? service.search(search) : service.count(search);
      page = Math.min(page, getPages());
      operations = service.page(search, (page - 1) * ROWS, ROWS);
      reviews = service.reviews(search);
    } catch (BusinessException refused) {
      if (!isOperator() || refused.code() == ErrorCode.PERMISSION_DENIED) {
        throw refused;
      }
      search = null;
      messages.error("history.fault.institution");
    }
  }

  private static int page(String asked) {
    return asked != null && asked.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(asked) : 1;
  }

  /** 《確認済みにする》: the days that were searched, whatever else was searched for. */
  public void review() {
    service.review(search);
    reviews = service.reviews(search);
    messages.done("history.reviewed");
  }

  /** Whether another institution's may be asked for. */
  public boolean isOperator() {
    return ConsoleSession.find(Faces.getRequest()).orElseThrow().role() == AccountRole.OPERATOR;
  }

  /** What was typed. */
  public Map<String, String> getTyped() {
    return typed;
  }

  /** Words for what is wrong with a day; empty where nothing is. */
  public String fault(String name) {
    return new HistoryQuery(typed)
        .faultOf(name)
        .map(key -> ScreenMessages.words(Faces.getLocale(), key))
        .orElse("");
  }

  public boolean isFound() {
    return search != null;
  }

  public long getCount() {
    return count;
  }

  public int getPage() {
    return page;
  }

  public int getPages() {
    return (int) Math.max(1, (count + ROWS - 1) / ROWS);
  }

  /** Address of another page of the same search, or of its file. */
  public String getQuery() {
    return new HistoryQuery(typed).asQuery();
  }

  public List<Operation> getOperations() {
    return operations;
  }

  public List<Review> getReviews() {
    return reviews;
  }

  public AuditGroup[] getGroups() {
    return AuditGroup.values();
  }

  public AuditOutcome[] getOutcomes() {
    return AuditOutcome.values();
  }
}
