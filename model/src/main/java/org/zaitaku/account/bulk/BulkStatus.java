package org.zaitaku.account.bulk;

/** 登録状況 of an アカウント一括登録 (BULK-014 to BULK-021). The words stand in the console's bundle. */
public enum BulkStatus {
  /** 登録待ち. */
  WAITING(false, false),
  /** 登録中. */
  RUNNING(false, false),
  /** 登録完了. */
  COMPLETED(true, true),
  /** 登録完了(一部ID重複あり): every row but those whose ID is taken. */
  COMPLETED_WITH_DUPLICATES(true, true),
  /** 登録失敗(入力チェックエラー): some rows have faults, so no row was registered. */
  INPUT_ERROR(true, true),
  /** 登録失敗(ファイル構造エラー): the file could not be read. */
  STRUCTURE_ERROR(true, false),
  /** 登録失敗(システムエラー). */
  SYSTEM_ERROR(true, false);

  private final boolean finished;
  private final boolean result;

  BulkStatus(boolean finished, boolean result) {
    this.finished = finished;
    this.result = result;
  }

  public boolean isFinished() {
    return finished;
  }

  /** Whether there is a result file to download (BULK-022). */
  public boolean hasResult() {
    return result;
  }
}
