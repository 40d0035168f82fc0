package org.zaitaku.ops;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.zaitaku.ops.BackupManifest.TableContent;

/** Streams the rows of one table in the text form of COPY, in the order of its key. */
record TableDump(Connection connection) {

  TableContent write(CatalogTable table, OutputStream out) throws SQLException, IOException {
    MessageDigest digest = Digest.sha256();
    long rows =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut(table.copyOut(), new DigestOutputStream(out, digest));
    return new TableContent(
        table.name(), String.join(",", table.columns()), rows, Digest.hex(digest));
  }
}
