package org.zaitaku.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Where this user's throw-away databases live: one directory below the system's temporary one. */
final class TemporaryDatabases {

  private static final long GRACE_MILLIS = 60_000;

  private final Path place;
  private final Clock clock;

  private TemporaryDatabases(Path place, Clock clock) {
    this.place = place;
    this.clock = clock;
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
    return new TemporaryDatabases(place, Clock.systemUTC());
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
              .filter(this::isOld)
              .toList();
    }
    for (Path database : databases) {
      removeUnlessInUse(database);
    }
  }

  /** A new directory is left alone: its maker is about to lock it. */
  private boolean isOld(Path database) {
    try {
      return Files.getLastModifiedTime(database.resolve("lock")).toMillis() + GRACE_MILLIS
          < clock.millis();
    } catch (IOException notThere) {
      return false;
    }
  }

  private void removeUnlessInUse(Path database) throws IOException {
    Optional<DirectoryLock> lock = DirectoryLock.tryLock(database);
    if (lock.isEmpty()) {
      return;
    }
    try {
      new PostgresCluster(database.resolve("data"), PostgresBinaries.in(binaries())).stopLeftover();
      PostgresBinaries.delete(database);
    } finally {
      lock.get().close();
    }
  }
}
