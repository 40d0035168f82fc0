package org.zaitaku.account;

import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.omnifaces.util.Faces;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

/** The result of a search, read page by page as the table asks for it. */
class AccountPages extends LazyDataModel<AccountDetails> {

  private static final long serialVersionUID = 1L;

  private final AccountSearchService search;
  private final AccountCriteria criteria;
  private final transient HttpSession session;

  AccountPages(AccountSearchService search, AccountCriteria criteria, HttpSession session) {
    this.search = search;
    this.criteria = criteria;
    this.session = session;
  }

  @Override
  public int count(Map<String, FilterMeta> filterBy) {
    return search.count(criteria);
  }

  @Override
  public List<AccountDetails> load(
      int first, int pageSize, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
    AccountOrder order =
        sortBy.values().stream()
            .filter(sort -> sort.getOrder() != SortOrder.UNSORTED)
            .findFirst()
            .flatMap(AccountPages::order)
            .orElse(AccountOrder.BY_USER_ID);
    int rows = Math.max(1, Math.min(pageSize, AccountSearchService.MOST));
    if (session != null) {
      AccountSearchMemory memory = AccountSearchMemory.of(session);
      memory.turned(order, first, rows).keep(session);
      if (rows != memory.rows()) {
        RememberedRows.remember(Faces.getRequest(), Faces.getResponse(), rows);
      }
    }
    return search.search(criteria, order, first, rows);
  }

  private static Optional<AccountOrder> order(SortMeta sort) {
    return Arrays.stream(AccountOrder.Column.values())
        .filter(column -> column.name().equals(sort.getField()))
        .findFirst()
        .map(column -> new AccountOrder(column, sort.getOrder() == SortOrder.DESCENDING));
  }

  @Override
  public String getRowKey(AccountDetails account) {
    return Long.toString(account.id());
  }

  @Override
  public AccountDetails getRowData(String rowKey) {
    return search.get(Long.parseLong(rowKey));
  }
}
