package org.zaitaku.ops;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Where this user's throw-away databases live: one directory below the system's temporary one. */
final class TemporaryDatabases {

  private final Path place;

  private TemporaryDatabases(Path place) {
    this.place = place;
  }

  /** Refuses a directory that another user made or may write to. */
  static TemporaryDatabases ofThisUser() throws IOException {
    String user = System.getProperty("user.name");
    Path place = Path.of(System.getProperty("java.io.tmpdir"), "zaitaku-postgres-" + user);
    PrivateFile.directory(place);
    if (!Files.getOwner(place).getName().equals(user)
        || !PosixFilePermissions.toString(Files.getPosixFilePermissions(place))
            .equals("rwx------")) {
      throw new Refusal(place + " belongs to somebody else or is open to others: remove it");
    }
    return new TemporaryDatabases(place);
  }

  Path binaries() {
    return place.resolve("binaries-" + PostgresBinaries.MAJOR);
  }

  Path next() throws IOException {
    return Files.createTempDirectory(place, "database-");
  }

  /** Databases whose JVM is gone: nobody holds their lock any more. */
  void removeLeftovers() throws IOException {
    List<Path> databases;
    try (var children = Files.list(place)) {
      databases =
          children
              .filter(child -> child.getFileName().toString().startsWith("database-"))
              .filter(child -> Files.exists(child.resolve("lock")))
              .toList();
    }
    for (Path database : databases) {
      removeUnlessInUse(database);
    }
  }

  private void removeUnlessInUse(Path database) throws IOException {
    try (FileChannel lock = EmbeddedDatabase.lock(database)) {
      new PostgresCluster(database.resolve("data"), PostgresBinaries.in(binaries())).stopLeftover();
      PostgresBinaries.delete(database);
      lock.force(false);
    } catch (Refusal inUse) {
      return;
    }
  }
}
