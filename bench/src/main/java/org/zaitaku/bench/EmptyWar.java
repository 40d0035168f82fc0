package org.zaitaku.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The WAR with the empty resource, on the public listener beside the patients' door. */
final class EmptyWar {

  /** Where the resource answers. */
  static final String PATH = "/bench/api/empty";

  private static final String JBOSS_WEB =
      """
      <jboss-web xmlns="http://www.jboss.com/xml/ns/javaee" version="15.0">
        <context-root>/bench</context-root>
        <server-instance>public</server-instance>
        <virtual-host>public-host</virtual-host>
      </jboss-web>
      """;

  private EmptyWar() {}

  static void write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream war = new ZipOutputStream(out)) {
      add(war, "WEB-INF/jboss-web.xml", JBOSS_WEB.getBytes(StandardCharsets.UTF_8));
      // By their names: they can be loaded in the server only.
      for (String simpleName : new String[] {"EmptyApplication", "EmptyResource"}) {
        String name = "org/zaitaku/bench/empty/" + simpleName + ".class";
        try (InputStream content = EmptyWar.class.getClassLoader().getResourceAsStream(name)) {
          if (content == null) {
            throw new IOException(name + " is not on the class path");
          }
          add(war, "WEB-INF/classes/" + name, content.readAllBytes());
        }
      }
    }
  }

  private static void add(ZipOutputStream war, String name, byte[] content) throws IOException {
    war.putNextEntry(new ZipEntry(name));
    war.write(content);
    war.closeEntry();
  }
}
