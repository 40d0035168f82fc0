package org.zaitaku.ops;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** Files and directories that only their owner may read: made so, not changed so afterwards. */
final class PrivateFile {

  private PrivateFile() {}

  /** Makes the directory with mode 700 where it is missing; parents get the usual mode. */
  static Path directory(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return directory;
    }
    Path parent = directory.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    return Files.createDirectory(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /** A channel on a new file with mode 600; fails where the file exists. */
  static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /** Writes properties in the order of their keys; a reader sees the old file or the whole new. */
  static void store(Path file, Map<String, String> properties) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    try (FileChannel channel = create(part);
        OutputStream out = Channels.newOutputStream(channel);
        Writer writer = new java.io.OutputStreamWriter(out, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> entry : new TreeMap<>(properties).entrySet()) {
        writer.write(entry.getKey() + "=" + entry.getValue() + "\n");
      }
      writer.flush();
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Reads what {@link #store} wrote. */
  static Map<String, String> load(Path file) throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    Map<String, String> map = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
    return map;
  }
}
