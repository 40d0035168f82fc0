package org.zaitaku.medical;

import java.util.List;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** ［検索結果］ of ［医療情報閲覧履歴照会］, read page by page as the table asks for it. */
class ViewHistoryPages extends LazyDataModel<ViewLine> {

  private static final long serialVersionUID = 1L;

  private final ViewHistoryService service;
  private final ViewSearch search;
  private Integer count;

  ViewHistoryPages(ViewHistoryService service, ViewSearch search) {
    this.service = service;
    this.search = search;
  }

  /** Counted once a search. */
  @Override
  public int count(Map<String, FilterMeta> filterBy) {
    if (count == null) {
      count = service.count(search);
    }
    return count;
  }

  @Override
  public List<ViewLine> load(
      int first, int pageSize, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
    return service.page(search, first, Math.max(1, pageSize));
  }

  @Override
  public String getRowKey(ViewLine line) {
    return Long.toString(line.id());
  }
}
