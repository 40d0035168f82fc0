package org.zaitaku.device;

import java.util.List;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** ［登録済みの端末］, read page by page as the table asks for it. */
class DevicePages extends LazyDataModel<DeviceDetails> {

  private static final long serialVersionUID = 1L;

  private final ActivationCodeService service;

  DevicePages(ActivationCodeService service) {
    this.service = service;
  }

  @Override
  public int count(Map<String, FilterMeta> filterBy) {
    return service.countDevices();
  }

  @Override
  public List<DeviceDetails> load(
      int first, int pageSize, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
    return service.devices(first, Math.max(1, pageSize));
  }

  @Override
  public String getRowKey(DeviceDetails device) {
    return Long.toString(device.id());
  }
}
