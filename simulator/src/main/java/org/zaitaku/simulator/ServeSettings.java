package org.zaitaku.simulator;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the simulator serves.
 *
 * @param directory made by {@code init}
 * @param bind address to listen on; the loopback address unless phones shall reach it
 * @param port 0 for any free one
 * @param server for which cards sign
 * @param patience how long the server may take to come up
 * @param console linked from the first page
 */
public record ServeSettings(
    Path directory,
    InetAddress bind,
    int port,
    ServerOrigin server,
    Duration patience,
    Optional<URI> console) {

  /**
   * Refuses impossible numbers.
   *
   * @throws IllegalArgumentException naming the setting
   */
  public ServeSettings {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port must be 0 to 65535");
    }
    if (patience.isNegative()) {
      throw new IllegalArgumentException("patience must not be negative");
    }
  }

  /** On the loopback address, waiting two minutes: for tests. */
  public static ServeSettings local(Path directory, int port, String server) {
    return new ServeSettings(
        directory,
        InetAddress.getLoopbackAddress(),
        port,
        new ServerOrigin(server),
        Duration.ofMinutes(2),
        Optional.empty());
  }
}
