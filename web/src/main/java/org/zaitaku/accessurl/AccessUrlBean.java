package org.zaitaku.accessurl;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** ［医療機関別URL取得・変更］ (URL-004 to URL-006). */
@Named
@RequestScoped
public class AccessUrlBean {

  @Inject private AccessUrlService service;

  private List<InstitutionUrl> urls = List.of();

  public void load() {
    urls = service.show();
  }

  public List<InstitutionUrl> getUrls() {
    return urls;
  }
}
