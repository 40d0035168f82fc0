package org.zaitaku.device;

import java.util.List;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** ［検索結果］, read page by page as the table asks for it. */
class ActivationCodePages extends LazyDataModel<CodeDetails> {

  private static final long serialVersionUID = 1L;

  private final ActivationCodeService service;
  private final CodeCriteria criteria;

  ActivationCodePages(ActivationCodeService service, CodeCriteria criteria) {
    this.service = service;
    this.criteria = criteria;
  }

  @Override
  public int count(Map<String, FilterMeta> filterBy) {
    return service.count(criteria);
  }

  @Override
  public List<CodeDetails> load(
      int first, int pageSize, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
    return service.search(criteria, first, Math.max(1, pageSize));
  }

  @Override
  public String getRowKey(CodeDetails code) {
    return Long.toString(code.id());
  }
}
