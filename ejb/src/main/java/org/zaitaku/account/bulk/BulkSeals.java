package org.zaitaku.account.bulk;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.zaitaku.shared.SecretBox;

/** What a bulk registration keeps is sealed, each thing for its own purpose and job. */
@Dependent
class BulkSeals {

  @Inject private SecretBox box;

  byte[] sealFile(long jobId, byte[] file) {
    return box.seal("bulk-file:" + jobId, file);
  }

  byte[] openFile(long jobId, byte[] sealed) {
    return box.open("bulk-file:" + jobId, sealed);
  }

  byte[] sealResult(long jobId, byte[] result) {
    return box.seal("bulk-result:" + jobId, result);
  }

  byte[] openResult(long jobId, byte[] sealed) {
    return box.open("bulk-result:" + jobId, sealed);
  }

  byte[] sealPassword(long jobId, int line, String password) {
    return box.seal(
        "bulk-password:" + jobId + ":" + line, password.getBytes(StandardCharsets.UTF_8));
  }

  String openPassword(long jobId, int line, byte[] sealed) {
    return new String(
        box.open("bulk-password:" + jobId + ":" + line, sealed), StandardCharsets.UTF_8);
  }
}
