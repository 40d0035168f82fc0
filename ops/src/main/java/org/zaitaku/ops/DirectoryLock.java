package org.zaitaku.ops;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One process at a time serves a directory. The lock is the process's own and ends with it, however
 * it ends. It would also end as soon as the process closes <em>any</em> channel on the file
 * (POSIX), so what this process holds is remembered, and no second channel is opened on it.
 */
final class DirectoryLock implements AutoCloseable {

  private static final String FILE = "lock";
  private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private DirectoryLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Empty where a process, this one or another, holds it. */
  static Optional<DirectoryLock> tryLock(Path directory) throws IOException {
    Path file = directory.toRealPath().resolve(FILE);
    if (!HELD_BY_THIS_PROCESS.add(file)) {
      return Optional.empty();
    }
    boolean locked = false;
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      locked = channel.tryLock() != null;
      return locked ? Optional.of(new DirectoryLock(file, channel)) : Optional.empty();
    } finally {
      if (!locked) {
        if (channel != null) {
          channel.close();
        }
        HELD_BY_THIS_PROCESS.remove(file);
      }
    }
  }

  /** Whether a process, this one or another, holds it. */
  static boolean isHeld(Path directory) throws IOException {
    if (!Files.exists(directory.resolve(FILE))) {
      return false;
    }
    Optional<DirectoryLock> mine = tryLock(directory);
    if (mine.isEmpty()) {
      return true;
    }
    mine.get().close();
    return false;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD_BY_THIS_PROCESS.remove(file);
  }
}
