package org.zaitaku.container;

import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.zaitaku.container.scene.OwnersEye;
import org.zaitaku.ops.DatabaseTarget;
import org.zaitaku.ops.EmbeddedDatabase;
import org.zaitaku.ops.SchemaMigration;

/**
 * Before Arquillian starts its server: a migrated PostgreSQL, a base directory of the server's own
 * (its configuration without our EAR), free ports, and a file with the settings, which a command
 * line would show to others.
 */
public final class ServerPreparation {

  /** Few, so that connections go from one call to the next all the time. */
  private static final String POOL_SIZE = "5";

  private static final int KEY_BYTES = 32;

  /** Once the container is known and not yet set up. */
  public void prepare(@Observes ContainerRegistry registry) throws IOException {
    Path directory =
        Files.createDirectories(
            Path.of(System.getProperty("zaitaku.e2e.directory")).toAbsolutePath());
    EmbeddedDatabase database = EmbeddedDatabase.temporary();
    new SchemaMigration(DatabaseTarget.of(database, "verification")).migrate();
    int managementPort = freePort();
    Path settings = store(directory, settings(database, managementPort));
    for (Container<?> container : registry.getContainers()) {
      container
          .getContainerConfiguration()
          .property(
              "cleanServerBaseDir", Files.createTempDirectory(directory, "container").toString())
          .property("managementPort", Integer.toString(managementPort))
          .property("jbossArguments", "--properties=" + settings);
    }
  }

  private static Properties settings(EmbeddedDatabase database, int managementPort)
      throws IOException {
    Properties settings = new Properties();
    settings.setProperty("jboss.http.port", Integer.toString(freePort()));
    settings.setProperty("jboss.management.http.port", Integer.toString(managementPort));
    settings.setProperty("zaitaku.public.http.port", Integer.toString(freePort()));
    settings.setProperty("zaitaku.environment", "verification");
    settings.setProperty("zaitaku.db.url", database.jdbcUrl());
    settings.setProperty("zaitaku.db.user", database.application().user());
    settings.setProperty("zaitaku.db.password", database.application().password());
    settings.setProperty("zaitaku.db.pool.max", POOL_SIZE);
    settings.setProperty("zaitaku.public.origin", "https://zaitaku.example.jp");
    settings.setProperty("zaitaku.card.link-template", "https://app.example.jp/?c={challenge}");
    // The checks on a card are those of TestCards, which needs no authority.
    settings.setProperty("zaitaku.card.anchors", "none");
    settings.setProperty("zaitaku.card.serial-key", randomKey());
    settings.setProperty("zaitaku.secret-key", randomKey());
    settings.setProperty("zaitaku.second-factor.roles", "MEDICAL_VIEWER");
    // Only a test that moves the clock by hours has something left behind.
    settings.setProperty("zaitaku.reception.left-behind-after", "PT6H");
    // Only a test that moves the clock by half a year sees a consent end.
    settings.setProperty("zaitaku.consent.expires-after", "P180D");
    settings.setProperty(OwnersEye.URL, database.jdbcUrl());
    settings.setProperty(OwnersEye.USER, database.owner().user());
    settings.setProperty(OwnersEye.PASSWORD, database.owner().password());
    return settings;
  }

  private static Path store(Path directory, Properties settings) throws IOException {
    Path file = Files.createTempFile(directory, "container", ".properties");
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      settings.store(writer, null);
    }
    return file;
  }

  private static String randomKey() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
