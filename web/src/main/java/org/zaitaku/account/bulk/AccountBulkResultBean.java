package org.zaitaku.account.bulk;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.omnifaces.util.Faces;
import org.zaitaku.shared.ShownMoment;

/**
 * ［アカウント一括登録結果］ (BULK-011 to BULK-027). Holds the lines as they were shown, so that 《ダウンロード》 is of
 * the line that was clicked, whatever came in the meantime.
 */
@Named
@ViewScoped
public class AccountBulkResultBean implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private AccountBulkService service;

  private ArrayList<BulkResult> results = new ArrayList<>();

  /** Also 《更新》, and each minute by itself (BULK-023). */
  public void load() {
    results = new ArrayList<>(service.results());
  }

  /** 《ダウンロード》. */
  public void download(BulkResult result) {
    BulkDownload download = service.download(result.jobId());
    Faces.sendFile(download.bytes(), download.name(), true);
  }

  public List<BulkResult> getResults() {
    return results;
  }

  /** Whether a result shows how far it is. */
  public boolean isUnderWay(BulkResult result) {
    return result.status() == BulkStatus.RUNNING && result.rowCount() != null;
  }

  public String shown(Instant moment) {
    return ShownMoment.of(moment);
  }
}
